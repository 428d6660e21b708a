import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Swap, guests, parties outside of the desk, the queue as a target, and a way out of it. */
export class MoreThanTwoAgents1795300000004 implements MigrationInterface {
  readonly name = 'MoreThanTwoAgents1795300000004';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "call"
        ALTER COLUMN "state" TYPE varchar(24),
        ADD COLUMN "guest_leg_ids" uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN "guest_agent_ids" varchar(64)[] NOT NULL DEFAULT '{}',
        ADD COLUMN "target_in_lobby" boolean`);
    await queryRunner.query(`
      ALTER TABLE "call_event"
        ALTER COLUMN "from_state" TYPE varchar(24), ALTER COLUMN "to_state" TYPE varchar(24)`);
    await queryRunner.query(`
      ALTER TABLE "leg"
        DROP CONSTRAINT "leg_of_agent",
        ADD COLUMN "waiting_since" timestamptz(3),
        ADD COLUMN "failure_code" varchar(16)`);
    await queryRunner.query(`DROP INDEX "one_live_leg_per_agent"`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "one_live_leg_per_agent" ON "leg" ("agent_id") WHERE ended_at IS NULL AND agent_id !~ '^[+]'`,
    );
    await queryRunner.query(`ALTER TABLE "transfer" ALTER COLUMN "target_leg_id" DROP NOT NULL`);
    await exchange(queryRunner, [...formerChecks, ...checks], checks);
  }

  /** Ends the calls that the old tables have no words for, and takes the legs outside of the desk with it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DELETE FROM "transfer" WHERE target_leg_id IS NULL OR outcome = 'joined'`,
    );
    await queryRunner.query(`
      UPDATE "leg" SET ended_at = now(), outcome = 'canceled'
       WHERE ended_at IS NULL AND call_id IN (SELECT id FROM "call" WHERE ${unknownToBefore})`);
    await queryRunner.query(`DELETE FROM "leg" WHERE agent_id ~ '^[+]'`);
    await queryRunner.query(`
      UPDATE "transfer" SET ended_at = now(), outcome = 'canceled'
       WHERE ended_at IS NULL AND call_id IN (SELECT id FROM "call" WHERE ${unknownToBefore})`);
    await queryRunner.query(`
      UPDATE "call"
         SET state = 'ended', outcome = 'agent-ended', ended_at = coalesce(ended_at, now()), parked = NULL,
             leaving_leg_id = NULL, leaving_agent_id = NULL, owner_leg_id = NULL, owner_agent_id = NULL,
             transfer_id = NULL, target_leg_id = NULL, target_agent_id = NULL, target_in_lobby = NULL,
             guest_leg_ids = '{}', guest_agent_ids = '{}'
       WHERE ${unknownToBefore}`);
    await exchange(queryRunner, checks, formerChecks);
    await queryRunner.query(`ALTER TABLE "transfer" ALTER COLUMN "target_leg_id" SET NOT NULL`);
    await queryRunner.query(`
      DELETE FROM "call_event" WHERE length(from_state) > 16 OR length(to_state) > 16`);
    await queryRunner.query(`
      ALTER TABLE "call_event"
        ALTER COLUMN "from_state" TYPE varchar(16), ALTER COLUMN "to_state" TYPE varchar(16)`);
    await queryRunner.query(`DROP INDEX "one_live_leg_per_agent"`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "one_live_leg_per_agent" ON "leg" ("agent_id") WHERE ended_at IS NULL`,
    );
    await queryRunner.query(`
      ALTER TABLE "leg"
        DROP COLUMN "waiting_since", DROP COLUMN "failure_code",
        ADD CONSTRAINT "leg_of_agent" FOREIGN KEY ("agent_id") REFERENCES "agent" ("id")`);
    await queryRunner.query(`
      ALTER TABLE "call"
        DROP COLUMN "guest_leg_ids", DROP COLUMN "guest_agent_ids", DROP COLUMN "target_in_lobby",
        ALTER COLUMN "state" TYPE varchar(16)`);
  }
}

type Check = readonly [table: string, name: string, condition: string];

async function exchange(
  queryRunner: QueryRunner,
  before: readonly Check[],
  after: readonly Check[],
): Promise<void> {
  for (const [table, name] of before) {
    await queryRunner.query(`ALTER TABLE "${table}" DROP CONSTRAINT IF EXISTS "${name}"`);
  }
  for (const [table, name, condition] of after) {
    await queryRunner.query(`ALTER TABLE "${table}" ADD CONSTRAINT "${name}" CHECK (${condition})`);
  }
}

const unknownToBefore = `state IN ('asking', 'voicemail', 'consult-ringing-swapped', 'swapping', 'swapped', 'swapping-back')
          OR outcome IN ('callback-booked', 'voicemail-left') OR guest_leg_ids <> '{}'
          OR (state = 'queued' AND leaving_leg_id IS NOT NULL)
          OR EXISTS (SELECT FROM "leg" WHERE call_id = "call".id AND agent_id ~ '^[+]' AND ended_at IS NULL)`;

const checks: readonly Check[] = [
  [
    'call',
    'call_state_known',
    `state IN ('queued', 'offering', 'asking', 'voicemail', 'connected', 'held', 'consult-holding', 'consult-ringing', 'consult-ringing-swapped', 'consulting', 'swapping', 'swapped', 'swapping-back', 'add-ringing', 'merged', 'completing', 'owner-lost', 'recalling', 'ended')`,
  ],
  [
    'call',
    'call_outcome_known',
    `outcome IN ('customer-hung-up', 'agent-ended', 'callback-booked', 'voicemail-left', 'agent-lost')`,
  ],
  [
    'call',
    'call_leaving_while_waiting',
    `leaving_leg_id IS NULL OR state IN ('queued', 'offering')`,
  ],
  ['call', 'call_guests_whole', `cardinality(guest_leg_ids) = cardinality(guest_agent_ids)`],
  [
    'call',
    'call_guests_while_talking',
    `guest_leg_ids = '{}' OR state IN ('connected', 'held', 'add-ringing', 'merged')`,
  ],
  [
    'call',
    'call_in_lobby_while_swapping',
    `(state = 'swapping-back') = (target_in_lobby IS NOT NULL)`,
  ],
  [
    'transfer',
    'transfer_outcome_known',
    `outcome IN ('completed', 'joined', 'queued', 'declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed', 'target-left', 'customer-left', 'agent-ended')`,
  ],
];

const formerChecks: readonly Check[] = [
  [
    'call',
    'call_state_known',
    `state IN ('queued', 'offering', 'connected', 'held', 'consult-holding', 'consult-ringing', 'consulting', 'add-ringing', 'merged', 'completing', 'owner-lost', 'recalling', 'ended')`,
  ],
  ['call', 'call_outcome_known', `outcome IN ('customer-hung-up', 'agent-ended', 'agent-lost')`],
  ['call', 'call_leaving_while_offered', `leaving_leg_id IS NULL OR state = 'offering'`],
  [
    'transfer',
    'transfer_outcome_known',
    `outcome IN ('completed', 'declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed', 'target-left', 'customer-left', 'agent-ended')`,
  ],
];
