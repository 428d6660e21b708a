import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agents with their sessions; calls with their legs, transfers and history. */
export class CallsAndAgents1795300000000 implements MigrationInterface {
  readonly name = 'CallsAndAgents1795300000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "agent" (
        "id" varchar(64) NOT NULL CONSTRAINT "agent_pkey" PRIMARY KEY,
        "name" varchar(100) NOT NULL,
        "presence" varchar(16) NOT NULL,
        "away_reason" varchar(16),
        "presence_since" timestamptz(3) NOT NULL,
        "idle_since" timestamptz(3) NOT NULL,
        CONSTRAINT "agent_presence_known" CHECK (presence IN ('available', 'away')),
        CONSTRAINT "agent_away_reason_known" CHECK (
          away_reason IN ('chosen', 'declined-a-call', 'missed-a-call', 'unreachable')
        ),
        CONSTRAINT "agent_away_has_reason" CHECK ((presence = 'away') = (away_reason IS NOT NULL))
      )`);
    await queryRunner.query(`
      CREATE TABLE "agent_session" (
        "id" uuid NOT NULL CONSTRAINT "agent_session_pkey" PRIMARY KEY,
        "agent_id" varchar(64) NOT NULL CONSTRAINT "agent_session_of_agent" REFERENCES "agent" ("id"),
        "token_hash" char(64) NOT NULL,
        "created_at" timestamptz(3) NOT NULL,
        "expires_at" timestamptz(3) NOT NULL,
        "last_seen_at" timestamptz(3),
        "registered" boolean NOT NULL DEFAULT false
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "session_by_token" ON "agent_session" ("token_hash")`,
    );
    await queryRunner.query(`CREATE INDEX "sessions_of_agent" ON "agent_session" ("agent_id")`);
    await queryRunner.query(`
      CREATE TABLE "call" (
        "id" uuid NOT NULL CONSTRAINT "call_pkey" PRIMARY KEY,
        "customer_sid" varchar(34) NOT NULL,
        "customer_number" varchar(64) NOT NULL,
        "room_sid" varchar(34),
        "lost_room_sids" varchar(34)[] NOT NULL DEFAULT '{}',
        "state" varchar(16) NOT NULL,
        "state_since" timestamptz(3) NOT NULL,
        "parked" varchar(16),
        "offered_leg_id" uuid,
        "offered_agent_id" varchar(64),
        "owner_leg_id" uuid,
        "owner_agent_id" varchar(64),
        "transfer_id" uuid,
        "target_leg_id" uuid,
        "target_agent_id" varchar(64),
        "outcome" varchar(24),
        "held_since" timestamptz(3),
        "welcomed_at" timestamptz(3),
        "version" integer NOT NULL,
        "started_at" timestamptz(3) NOT NULL,
        "ended_at" timestamptz(3),
        CONSTRAINT "call_state_known" CHECK (
          state IN (
            'queued', 'offering', 'connected', 'held', 'consult-holding', 'consult-ringing',
            'consulting', 'add-ringing', 'merged', 'completing', 'ended'
          )
        ),
        CONSTRAINT "call_parked_known" CHECK (parked IN ('waiting-room', 'hold')),
        CONSTRAINT "call_outcome_known" CHECK (outcome IN ('customer-hung-up', 'agent-ended')),
        CONSTRAINT "call_ended_has_outcome" CHECK ((state = 'ended') = (outcome IS NOT NULL))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "one_call_per_customer_connection" ON "call" ("customer_sid")`,
    );
    await queryRunner.query(
      `CREATE INDEX "calls_waiting" ON "call" ("started_at") WHERE state IN ('queued', 'offering')`,
    );
    await queryRunner.query(`
      CREATE TABLE "leg" (
        "id" uuid NOT NULL CONSTRAINT "leg_pkey" PRIMARY KEY,
        "call_id" uuid NOT NULL CONSTRAINT "leg_of_call" REFERENCES "call" ("id"),
        "agent_id" varchar(64) NOT NULL CONSTRAINT "leg_of_agent" REFERENCES "agent" ("id"),
        "purpose" varchar(16) NOT NULL,
        "sid" varchar(34),
        "created_at" timestamptz(3) NOT NULL,
        "dialed_at" timestamptz(3),
        "ringing_at" timestamptz(3),
        "joined_at" timestamptz(3),
        "released_at" timestamptz(3),
        "ended_at" timestamptz(3),
        "outcome" varchar(16),
        CONSTRAINT "leg_purpose_known" CHECK (purpose IN ('offer', 'consult', 'add')),
        CONSTRAINT "leg_outcome_known" CHECK (
          outcome IN ('declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed', 'left')
        ),
        CONSTRAINT "leg_over_has_outcome" CHECK ((ended_at IS NULL) = (outcome IS NULL))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "one_live_leg_per_agent" ON "leg" ("agent_id") WHERE ended_at IS NULL`,
    );
    await queryRunner.query(`CREATE INDEX "legs_of_call" ON "leg" ("call_id")`);
    await queryRunner.query(`
      CREATE TABLE "transfer" (
        "id" uuid NOT NULL CONSTRAINT "transfer_pkey" PRIMARY KEY,
        "call_id" uuid NOT NULL CONSTRAINT "transfer_of_call" REFERENCES "call" ("id"),
        "mode" varchar(16) NOT NULL,
        "from_agent_id" varchar(64) NOT NULL,
        "target_agent_id" varchar(64) NOT NULL,
        "target_leg_id" uuid NOT NULL,
        "started_at" timestamptz(3) NOT NULL,
        "ended_at" timestamptz(3),
        "outcome" varchar(16),
        CONSTRAINT "transfer_mode_known" CHECK (mode IN ('consult', 'add')),
        CONSTRAINT "transfer_outcome_known" CHECK (
          outcome IN (
            'completed', 'declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed',
            'target-left', 'customer-left', 'agent-ended'
          )
        ),
        CONSTRAINT "transfer_over_has_outcome" CHECK ((ended_at IS NULL) = (outcome IS NULL))
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "one_live_transfer_per_call" ON "transfer" ("call_id") WHERE ended_at IS NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX "transfers_of_call" ON "transfer" ("call_id", "started_at")`,
    );
    await queryRunner.query(`
      CREATE TABLE "call_event" (
        "id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL CONSTRAINT "call_event_pkey" PRIMARY KEY,
        "call_id" uuid CONSTRAINT "call_event_of_call" REFERENCES "call" ("id"),
        "report_key" varchar(200),
        "event" varchar(40) NOT NULL,
        "details" jsonb NOT NULL,
        "decision" varchar(16) NOT NULL,
        "refusal" varchar(32),
        "from_state" varchar(16),
        "to_state" varchar(16),
        "cause" varchar(100) NOT NULL,
        "at" timestamptz(3) NOT NULL,
        CONSTRAINT "call_event_decision_known" CHECK (
          decision IN ('moved', 'ignored', 'refused', 'noted', 'unknown')
        )
      )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "a_report_counts_once" ON "call_event" ("report_key") WHERE report_key IS NOT NULL`,
    );
    await queryRunner.query(`CREATE INDEX "history_of_call" ON "call_event" ("call_id", "id")`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['call_event', 'transfer', 'leg', 'call', 'agent_session', 'agent']) {
      await queryRunner.query(`DROP TABLE "${table}"`);
    }
  }
}
