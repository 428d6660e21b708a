import type { MigrationInterface, QueryRunner } from 'typeorm';

const legBefore = `'declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed', 'left'`;
const transferBefore = `'completed', 'joined', 'queued', 'declined', 'busy', 'no-answer', 'offline', 'canceled', 'failed', 'target-left', 'customer-left', 'agent-ended'`;

/** When a ring was answered, and that it may be withdrawn from an agent who goes away before that. */
export class RingsThatAreWithdrawn1795300000020 implements MigrationInterface {
  readonly name = 'RingsThatAreWithdrawn1795300000020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "leg" ADD COLUMN "answered_at" timestamptz(3)`);
    await queryRunner.query(
      `UPDATE "leg" SET answered_at = COALESCE(waiting_since, joined_at) WHERE COALESCE(waiting_since, joined_at) IS NOT NULL`,
    );
    await allow(
      queryRunner,
      `'declined', 'busy', 'no-answer', 'went-away', 'offline', 'canceled', 'failed', 'left'`,
      `'completed', 'joined', 'queued', 'declined', 'busy', 'no-answer', 'went-away', 'offline', 'canceled', 'failed', 'target-left', 'customer-left', 'agent-ended'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['leg', 'transfer']) {
      await queryRunner.query(
        `UPDATE "${table}" SET outcome = 'declined' WHERE outcome = 'went-away'`,
      );
    }
    await allow(queryRunner, legBefore, transferBefore);
    await queryRunner.query(`ALTER TABLE "leg" DROP COLUMN "answered_at"`);
  }
}

async function allow(queryRunner: QueryRunner, ofLegs: string, ofTransfers: string): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE "leg"
      DROP CONSTRAINT "leg_outcome_known",
      ADD CONSTRAINT "leg_outcome_known" CHECK (outcome IN (${ofLegs}))`);
  await queryRunner.query(`
    ALTER TABLE "transfer"
      DROP CONSTRAINT "transfer_outcome_known",
      ADD CONSTRAINT "transfer_outcome_known" CHECK (outcome IN (${ofTransfers}))`);
}
