import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A way out of a long queue, what customers leave behind there, and the work after a call. */
export class WaitingAndWrapUp1795300000005 implements MigrationInterface {
  readonly name = 'WaitingAndWrapUp1795300000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE "call"
        ADD COLUMN "waiting_since" timestamptz(3),
        ADD COLUMN "wrap_up_disposition" varchar(64),
        ADD COLUMN "wrap_up_note" varchar(2000),
        ADD CONSTRAINT "call_wrap_up_whole" CHECK ((wrap_up_disposition IS NULL) = (wrap_up_note IS NULL))`);
    await queryRunner.query(
      `UPDATE "call" SET waiting_since = state_since WHERE state IN ('queued', 'offering')`,
    );
    await queryRunner.query(`
      ALTER TABLE "call"
        ADD CONSTRAINT "call_waits_since" CHECK ((state IN ('queued', 'offering')) = (waiting_since IS NOT NULL))`);
    await queryRunner.query(`ALTER TABLE "agent" ADD COLUMN "wrap_up_until" timestamptz(3)`);
    await queryRunner.query(`ALTER TABLE "leg" ADD COLUMN "met_customer_at" timestamptz(3)`);
    await queryRunner.query(`
      CREATE TABLE "customer_request" (
        "call_id" uuid NOT NULL CONSTRAINT "customer_request_pkey" PRIMARY KEY,
        "kind" varchar(16) NOT NULL,
        "customer_number" varchar(64) NOT NULL,
        "at" timestamptz(3) NOT NULL,
        "recording_sid" varchar(34),
        "seconds" integer,
        "done_at" timestamptz(3),
        "done_by" varchar(64),
        CONSTRAINT "customer_request_kind_known" CHECK (kind IN ('callback', 'voicemail')),
        CONSTRAINT "customer_request_voicemail_recorded" CHECK ((kind = 'voicemail') = (recording_sid IS NOT NULL)),
        CONSTRAINT "customer_request_done_by_somebody" CHECK ((done_at IS NULL) = (done_by IS NULL)),
        CONSTRAINT "customer_request_of_call" FOREIGN KEY ("call_id") REFERENCES "call" ("id")
      )`);
    await queryRunner.query(
      `CREATE INDEX "open_requests" ON "customer_request" ("at") WHERE done_at IS NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "customer_request"`);
    await queryRunner.query(`ALTER TABLE "leg" DROP COLUMN "met_customer_at"`);
    await queryRunner.query(`ALTER TABLE "agent" DROP COLUMN "wrap_up_until"`);
    await queryRunner.query(`
      ALTER TABLE "call"
        DROP CONSTRAINT "call_waits_since", DROP CONSTRAINT "call_wrap_up_whole",
        DROP COLUMN "wrap_up_note", DROP COLUMN "wrap_up_disposition", DROP COLUMN "waiting_since"`);
  }
}
