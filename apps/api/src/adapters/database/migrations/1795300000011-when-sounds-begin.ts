import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls know when the carrier last showed that their customer hears something. */
export class WhenSoundsBegin1795300000011 implements MigrationInterface {
  readonly name = 'WhenSoundsBegin1795300000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "call" ADD COLUMN "sound_begun_at" timestamptz(3)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "call" DROP COLUMN "sound_begun_at"`);
  }
}
