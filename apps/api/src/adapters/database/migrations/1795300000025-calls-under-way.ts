import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every two seconds the desk asks what is under way; of a million past calls none may be read for it. */
export class CallsUnderWay1795300000025 implements MigrationInterface {
  readonly name = 'CallsUnderWay1795300000025';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "calls_under_way" ON "call" ("id") WHERE state <> 'ended'`,
    );
    await queryRunner.query(
      `CREATE INDEX "legs_under_way" ON "leg" ("call_id") WHERE ended_at IS NULL OR (sid IS NOT NULL AND gone_at IS NULL)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "legs_under_way"`);
    await queryRunner.query(`DROP INDEX "calls_under_way"`);
  }
}
