import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What shows that an agent is there belongs to a tab, no longer to a session: copies of a tab share a session. */
export class Tabs1795300000016 implements MigrationInterface {
  readonly name = 'Tabs1795300000016';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "agent_tab" (
         "id" uuid NOT NULL,
         "session_id" uuid NOT NULL,
         "agent_id" character varying(64) NOT NULL,
         "last_seen_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
         "registered" boolean NOT NULL,
         "leg_id" uuid,
         CONSTRAINT "agent_tab_pkey" PRIMARY KEY ("id"),
         CONSTRAINT "agent_tab_of_session" FOREIGN KEY ("session_id")
           REFERENCES "agent_session" ("id") ON DELETE CASCADE
       )`,
    );
    await queryRunner.query(`CREATE INDEX "tabs_of_session" ON "agent_tab" ("session_id")`);
    await queryRunner.query(`CREATE INDEX "tabs_of_agent" ON "agent_tab" ("agent_id")`);
    // A page that was loaded before says no more than its session: it is that session's one tab.
    await queryRunner.query(
      `INSERT INTO "agent_tab" ("id", "session_id", "agent_id", "last_seen_at", "registered", "leg_id")
       SELECT "id", "id", "agent_id", "last_seen_at", "registered", "leg_id"
         FROM "agent_session" WHERE "last_seen_at" IS NOT NULL`,
    );
    await queryRunner.query(
      `ALTER TABLE "agent_session"
         DROP COLUMN "last_seen_at", DROP COLUMN "registered", DROP COLUMN "leg_id"`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "agent_session"
         ADD COLUMN "last_seen_at" TIMESTAMP(3) WITH TIME ZONE,
         ADD COLUMN "registered" boolean NOT NULL DEFAULT false,
         ADD COLUMN "leg_id" uuid`,
    );
    await queryRunner.query(`DROP TABLE "agent_tab"`);
  }
}
