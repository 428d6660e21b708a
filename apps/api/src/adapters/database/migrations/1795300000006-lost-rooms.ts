import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Customers whose owner is lost wait on hold or, since their room can be lost too, in a new one. */
export class LostRooms1795300000006 implements MigrationInterface {
  readonly name = 'LostRooms1795300000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `UPDATE "call" SET parked = 'hold' WHERE state IN ('owner-lost', 'recalling')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `UPDATE "call" SET parked = NULL WHERE state IN ('owner-lost', 'recalling')`,
    );
  }
}
