import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a call was over for each party, as it was decided at that moment. Of what is over already it is told as well as can be. */
export class HowCallsEnd1795300000021 implements MigrationInterface {
  readonly name = 'HowCallsEnd1795300000021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "leg"
        ADD COLUMN "end_kind" varchar(16),
        ADD COLUMN "end_with" varchar(64)`);
    await queryRunner.query(`
      UPDATE "leg" SET end_kind = CASE
          WHEN call.outcome = 'customer-hung-up' AND leg.ended_at >= call.ended_at THEN 'customer-hung-up'
          WHEN call.outcome = 'agent-ended' AND leg.ended_at >= call.ended_at THEN 'agent-ended'
          WHEN leg.outcome = 'canceled' THEN 'let-go'
          WHEN leg.outcome <> 'left' THEN leg.outcome
          WHEN leg.released_at IS NULL THEN 'lost'
          ELSE 'left'
        END
        FROM "call" WHERE call.id = leg.call_id AND leg.ended_at IS NOT NULL`);
    await queryRunner.query(`
      ALTER TABLE "leg" ADD CONSTRAINT "leg_end_known" CHECK (end_kind IN ('customer-hung-up', 'agent-ended', 'handed-over', 'left', 'let-go', 'lost', 'declined', 'busy', 'no-answer', 'went-away', 'offline', 'failed'))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "leg" DROP CONSTRAINT "leg_end_known"`);
    await queryRunner.query(`
      ALTER TABLE "leg"
        DROP COLUMN "end_with",
        DROP COLUMN "end_kind"`);
  }
}
