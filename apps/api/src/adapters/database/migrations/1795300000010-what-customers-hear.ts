import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls know what their customer is to hear now, and how much of it has begun. */
export class WhatCustomersHear1795300000010 implements MigrationInterface {
  readonly name = 'WhatCustomersHear1795300000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "call"
         ADD COLUMN "sound_order" integer NOT NULL DEFAULT 1,
         ADD COLUMN "sound_parts" integer NOT NULL DEFAULT 0,
         ADD COLUMN "sound_misses" integer NOT NULL DEFAULT 0`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE "call"
         DROP COLUMN "sound_misses", DROP COLUMN "sound_parts", DROP COLUMN "sound_order"`,
    );
  }
}
