import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls know who has handed them to a telephone outside, agents' calls to such telephones are counted, and a customer
 * has one open request, which one agent at a time sees to.
 */
export class OutsideCallsAndRequests1795300000019 implements MigrationInterface {
  readonly name = 'OutsideCallsAndRequests1795300000019';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "call"
         ADD COLUMN "handed_out_by" varchar(64),
         ADD CONSTRAINT "call_handed_out" CHECK (handed_out_by IS NULL OR owner_agent_id ~ '^[+]')`,
    );
    await queryRunner.query(
      `CREATE INDEX "outside_calls_of_agent" ON "transfer" ("from_agent_id", "started_at")
        WHERE target_agent_id ~ '^[+]'`,
    );
    await queryRunner.query(
      `ALTER TABLE "customer_request"
         ADD COLUMN "part_of" uuid,
         ADD COLUMN "claimed_at" timestamptz(3),
         ADD COLUMN "claimed_by" varchar(64),
         ADD CONSTRAINT "customer_request_claimed_by_somebody"
           CHECK ((claimed_at IS NULL) = (claimed_by IS NULL))`,
    );
    // Who has asked several times is one customer: the first request stays, the others become part of it.
    await queryRunner.query(
      `UPDATE "customer_request" AS later SET part_of = first.call_id
         FROM (SELECT DISTINCT ON (customer_number) customer_number, call_id FROM "customer_request"
                WHERE done_at IS NULL AND customer_number IS NOT NULL
                ORDER BY customer_number, at, call_id) AS first
        WHERE later.customer_number = first.customer_number AND later.done_at IS NULL
          AND later.call_id <> first.call_id`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX "one_open_request_per_number" ON "customer_request" ("customer_number")
        WHERE done_at IS NULL AND part_of IS NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "one_open_request_per_number"`);
    await queryRunner.query(
      `ALTER TABLE "customer_request"
         DROP CONSTRAINT "customer_request_claimed_by_somebody",
         DROP COLUMN "claimed_by", DROP COLUMN "claimed_at", DROP COLUMN "part_of"`,
    );
    await queryRunner.query(`DROP INDEX "outside_calls_of_agent"`);
    await queryRunner.query(
      `ALTER TABLE "call" DROP CONSTRAINT "call_handed_out", DROP COLUMN "handed_out_by"`,
    );
  }
}
