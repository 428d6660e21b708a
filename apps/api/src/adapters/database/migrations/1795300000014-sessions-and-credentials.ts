import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each session was opened with. Those that are open do not say, so they end when the first process of this version
 * starts: agents sign in again.
 */
export class SessionsAndCredentials1795300000014 implements MigrationInterface {
  readonly name = 'SessionsAndCredentials1795300000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "agent_session" ADD COLUMN "credential" varchar(64) NOT NULL DEFAULT ''`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "agent_session" DROP COLUMN "credential"`);
  }
}
