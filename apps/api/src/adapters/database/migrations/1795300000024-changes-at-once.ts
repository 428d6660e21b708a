import type { MigrationInterface, QueryRunner } from 'typeorm';

const byIndices = 'SET enable_seqscan = off SET plan_cache_mode = force_generic_plan';

/**
 * A change of a call opens it with one statement and stores what it has made of it with another. What
 * a statement finds by a key it finds by the index of that key: the planner counts on a hundred rows
 * in every JSON array, where there are a few, and would read whole tables for them.
 */
export class ChangesAtOnce1795300000024 implements MigrationInterface {
  readonly name = 'ChangesAtOnce1795300000024';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION open_call(asked uuid, report text)
      RETURNS TABLE (call_row json, leg_rows json[], is_known boolean) LANGUAGE plpgsql
      ${byIndices} AS $$
      BEGIN
        PERFORM FROM call WHERE id = asked FOR UPDATE;
        -- Another statement: it sees what those have stored who had the lock before.
        RETURN QUERY
        SELECT row_to_json(call), ARRAY(SELECT row_to_json(leg) FROM leg WHERE call_id = asked ORDER BY created_at, id),
               report IS NOT NULL AND EXISTS (SELECT FROM call_event WHERE report_key = report)
          FROM call WHERE id = asked;
      END $$`);
    await queryRunner.query(`
      CREATE FUNCTION write_history(entries json) RETURNS void LANGUAGE plpgsql
      ${byIndices} AS $$
      DECLARE
        entry json;
        event_id bigint;
      BEGIN
        FOR entry IN SELECT json_array_elements(entries) LOOP
          INSERT INTO call_event (call_id, report_key, event, details, decision, refusal,
                                  from_state, to_state, cause, at)
          SELECT line.call_id, line.report_key, line.event, line.details, line.decision, line.refusal,
                 line.from_state, line.to_state, line.cause, line.at
            FROM json_populate_record(NULL::call_event, entry->'line') AS line
          RETURNING id INTO event_id;
          -- A command follows from the event before it.
          INSERT INTO call_event (call_id, event, details, decision, to_state, cause, at)
          SELECT line.call_id, line.event, line.details, line.decision, line.to_state,
                 'event:' || event_id, line.at
            FROM json_populate_recordset(NULL::call_event, entry->'commands') AS line;
        END LOOP;
      END $$`);
    await queryRunner.query(`ALTER FUNCTION change_jobs(text[], json) ${byIndices}`);
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION take_in_calls(intakes json) RETURNS SETOF uuid LANGUAGE plpgsql
      ${byIndices} AS $$
      DECLARE
        intake json;
        jobs json[] := '{}';
      BEGIN
        -- One at a time decides whether a customer has a call, or keeps a report about an unknown one. What follows are other statements: they see what was stored.
        PERFORM pg_advisory_xact_lock(
                  hashtextextended('call of ' || (one->'call'->>'customer_sid'), 0))
           FROM json_array_elements(intakes) AS one;
        FOR intake IN SELECT json_array_elements(intakes) LOOP
          CONTINUE WHEN EXISTS (SELECT FROM call_event WHERE report_key = intake->>'overKey');
          INSERT INTO call SELECT * FROM json_populate_record(NULL::call, intake->'call')
              ON CONFLICT (customer_sid) DO NOTHING;
          CONTINUE WHEN NOT FOUND;
          INSERT INTO call_event (call_id, event, details, decision, to_state, cause, at)
          SELECT call_id, event, details, decision, to_state, cause, at
            FROM json_populate_record(NULL::call_event, intake->'line');
          jobs := jobs || ARRAY(SELECT json_array_elements(intake->'jobs'));
          RETURN NEXT (intake->'call'->>'id')::uuid;
        END LOOP;
        -- What several of them ask for alike, such as that agents are found, is asked for once.
        PERFORM change_jobs('{}', json_agg(job::json ORDER BY n)) FROM (
          SELECT job::text AS job, min(n) AS n
            FROM unnest(jobs) WITH ORDINALITY AS one(job, n) GROUP BY 1) AS asked
        HAVING count(*) > 0;
      END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER FUNCTION change_jobs(text[], json) RESET ALL');
    await queryRunner.query('DROP FUNCTION write_history(json)');
    await queryRunner.query('DROP FUNCTION open_call(uuid, text)');
  }
}
