import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of an agent's tabs carries their call. */
export class LegsOfTabs1795300000009 implements MigrationInterface {
  readonly name = 'LegsOfTabs1795300000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "agent_session" ADD COLUMN "leg_id" uuid`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "agent_session" DROP COLUMN "leg_id"`);
  }
}
