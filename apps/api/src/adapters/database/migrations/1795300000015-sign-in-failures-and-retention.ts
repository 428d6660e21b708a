import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which rows are found that have been kept for long enough. */
const byAge = {
  sessions_by_end: `"agent_session" ("expires_at")`,
  failures_by_age: `"sign_in_failure" ("last_at")`,
  strays_by_age: `"call_event" ("at") WHERE call_id IS NULL`,
  calls_by_end: `"call" ("ended_at") WHERE ended_at IS NOT NULL`,
  numbers_by_age: `"call" ("ended_at") WHERE ended_at IS NOT NULL AND customer_number IS NOT NULL`,
  requests_by_age: `"customer_request" ("done_at") WHERE done_at IS NOT NULL`,
};

/** Who has failed to sign in, for all processes together; and how what is old is found, so that it can be deleted. */
export class SignInFailuresAndRetention1795300000015 implements MigrationInterface {
  readonly name = 'SignInFailuresAndRetention1795300000015';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "sign_in_failure" (
        "subject" varchar(120) NOT NULL CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY,
        "failures" integer NOT NULL,
        "last_at" timestamptz(3) NOT NULL,
        "blocked_until" timestamptz(3) NOT NULL
      )`);
    for (const [name, rows] of Object.entries(byAge)) {
      await queryRunner.query(`CREATE INDEX "${name}" ON ${rows}`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(byAge)) await queryRunner.query(`DROP INDEX "${name}"`);
    await queryRunner.query('DROP TABLE "sign_in_failure"');
  }
}
