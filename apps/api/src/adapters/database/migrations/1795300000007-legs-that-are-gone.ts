import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the carrier is known to have ended a leg, as opposed to when the desk has given up on it. */
export class LegsThatAreGone1795300000007 implements MigrationInterface {
  readonly name = 'LegsThatAreGone1795300000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "leg" ADD COLUMN "gone_at" timestamptz(3)`);
    await queryRunner.query(`UPDATE "leg" SET gone_at = ended_at`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "leg" DROP COLUMN "gone_at"`);
  }
}
