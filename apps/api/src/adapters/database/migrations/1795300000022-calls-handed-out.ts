import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each console that opens asks which calls its agent has handed out; a desk with many past calls must not be read through for it. */
export class CallsHandedOut1795300000022 implements MigrationInterface {
  readonly name = 'CallsHandedOut1795300000022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "calls_handed_out" ON "call" ("handed_out_by") WHERE handed_out_by IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "calls_handed_out"`);
  }
}
