import type { MigrationInterface, QueryRunner } from 'typeorm';

const known = `'customer-hung-up', 'agent-ended', 'callback-booked', 'voicemail-left', 'agent-lost'`;

/** Customers who were to leave a message and have said nothing. */
export class NothingSaid1795300000008 implements MigrationInterface {
  readonly name = 'NothingSaid1795300000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    await allowOutcomes(
      queryRunner,
      `'customer-hung-up', 'agent-ended', 'callback-booked', 'voicemail-left', 'no-message', 'agent-lost'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `UPDATE "call" SET outcome = 'voicemail-left' WHERE outcome = 'no-message'`,
    );
    await allowOutcomes(queryRunner, known);
  }
}

async function allowOutcomes(queryRunner: QueryRunner, outcomes: string): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE "call"
      DROP CONSTRAINT "call_outcome_known",
      ADD CONSTRAINT "call_outcome_known" CHECK (outcome IN (${outcomes}))`);
}
