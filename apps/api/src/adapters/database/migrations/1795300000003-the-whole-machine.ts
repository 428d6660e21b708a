import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Blind transfers, agents on the way out, lost agents who are waited for, and commands in the history. */
export class TheWholeMachine1795300000003 implements MigrationInterface {
  readonly name = 'TheWholeMachine1795300000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "call"
        ADD COLUMN "agent_loss" varchar(16) NOT NULL DEFAULT 'recover',
        ADD COLUMN "recall_agent_id" varchar(64),
        ADD COLUMN "leaving_leg_id" uuid,
        ADD COLUMN "leaving_agent_id" varchar(64)`);
    for (const [table, name, condition] of checks) {
      await queryRunner.query(`ALTER TABLE "${table}" DROP CONSTRAINT IF EXISTS "${name}"`);
      await queryRunner.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" CHECK (${condition})`,
      );
    }
    await queryRunner.query(
      `CREATE INDEX "calls_of_lost_agents" ON "call" ("recall_agent_id") WHERE state = 'owner-lost'`,
    );
  }

  /** Takes the new kinds of rows with it: the old tables have no words for them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "calls_of_lost_agents"`);
    await queryRunner.query(`DELETE FROM "call_event" WHERE decision = 'commanded'`);
    await queryRunner.query(
      `UPDATE "leg" SET purpose = 'offer' WHERE purpose IN ('blind', 'recall')`,
    );
    await queryRunner.query(`UPDATE "transfer" SET mode = 'consult' WHERE mode = 'blind'`);
    await queryRunner.query(`
      UPDATE "call"
         SET state = 'queued', parked = 'hold', offered_leg_id = NULL, offered_agent_id = NULL
       WHERE state IN ('owner-lost', 'recalling')`);
    await queryRunner.query(
      `UPDATE "call" SET outcome = 'agent-ended' WHERE outcome = 'agent-lost'`,
    );
    for (const [table, name] of checks) {
      await queryRunner.query(`ALTER TABLE "${table}" DROP CONSTRAINT "${name}"`);
    }
    for (const [table, name, condition] of formerChecks) {
      await queryRunner.query(
        `ALTER TABLE "${table}" ADD CONSTRAINT "${name}" CHECK (${condition})`,
      );
    }
    await queryRunner.query(`
      ALTER TABLE "call"
        DROP COLUMN "agent_loss", DROP COLUMN "recall_agent_id",
        DROP COLUMN "leaving_leg_id", DROP COLUMN "leaving_agent_id"`);
  }
}

const checks = [
  [
    'call',
    'call_state_known',
    `state IN ('queued', 'offering', 'connected', 'held', 'consult-holding', 'consult-ringing', 'consulting', 'add-ringing', 'merged', 'completing', 'owner-lost', 'recalling', 'ended')`,
  ],
  ['call', 'call_outcome_known', `outcome IN ('customer-hung-up', 'agent-ended', 'agent-lost')`],
  ['call', 'call_agent_loss_known', `agent_loss IN ('recover', 'end-call')`],
  ['call', 'call_leaving_whole', `(leaving_leg_id IS NULL) = (leaving_agent_id IS NULL)`],
  ['call', 'call_leaving_while_offered', `leaving_leg_id IS NULL OR state = 'offering'`],
  [
    'call',
    'call_recalls_while_lost',
    `state = 'offering' OR (state = 'owner-lost') = (recall_agent_id IS NOT NULL)`,
  ],
  ['leg', 'leg_purpose_known', `purpose IN ('offer', 'consult', 'add', 'blind', 'recall')`],
  ['transfer', 'transfer_mode_known', `mode IN ('consult', 'add', 'blind')`],
  [
    'call_event',
    'call_event_decision_known',
    `decision IN ('moved', 'ignored', 'refused', 'noted', 'commanded', 'unknown')`,
  ],
] as const;

const formerChecks = [
  [
    'call',
    'call_state_known',
    `state IN ('queued', 'offering', 'connected', 'held', 'consult-holding', 'consult-ringing', 'consulting', 'add-ringing', 'merged', 'completing', 'ended')`,
  ],
  ['call', 'call_outcome_known', `outcome IN ('customer-hung-up', 'agent-ended')`],
  ['leg', 'leg_purpose_known', `purpose IN ('offer', 'consult', 'add')`],
  ['transfer', 'transfer_mode_known', `mode IN ('consult', 'add')`],
  [
    'call_event',
    'call_event_decision_known',
    `decision IN ('moved', 'ignored', 'refused', 'noted', 'unknown')`,
  ],
] as const;
