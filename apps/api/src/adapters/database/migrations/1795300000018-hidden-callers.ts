import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the carrier showed for callers who keep their number to themselves, up to now. */
const hidden = `customer_number ~* '^(\\+?1?(266696687|2562533|7378742833|86282452253|8656696)|anonymous|blocked|restricted|unavailable|unknown|private)$'`;

/** A customer who hides their number has none. */
export class HiddenCallers1795300000018 implements MigrationInterface {
  readonly name = 'HiddenCallers1795300000018';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['call', 'customer_request']) {
      await queryRunner.query(
        `ALTER TABLE "${table}" ALTER COLUMN "customer_number" DROP NOT NULL`,
      );
      await queryRunner.query(`UPDATE "${table}" SET "customer_number" = NULL WHERE ${hidden}`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['customer_request', 'call']) {
      await queryRunner.query(
        `UPDATE "${table}" SET "customer_number" = 'unknown' WHERE "customer_number" IS NULL`,
      );
      await queryRunner.query(`ALTER TABLE "${table}" ALTER COLUMN "customer_number" SET NOT NULL`);
    }
  }
}
