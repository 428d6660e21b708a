import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where the live connection's adapter puts messages that are too long for a notification. */
export class LiveAttachments1795300000001 implements MigrationInterface {
  readonly name = 'LiveAttachments1795300000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE "socket_io_attachments" (
        "id" bigserial UNIQUE,
        "created_at" timestamptz DEFAULT now(),
        "payload" bytea
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "socket_io_attachments"`);
  }
}
