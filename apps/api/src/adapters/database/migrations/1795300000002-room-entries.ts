import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls count how often their customer has been put into a room. */
export class RoomEntries1795300000002 implements MigrationInterface {
  readonly name = 'RoomEntries1795300000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "call" ADD COLUMN "room_entry" integer NOT NULL DEFAULT 1`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "call" DROP COLUMN "room_entry"`);
  }
}
