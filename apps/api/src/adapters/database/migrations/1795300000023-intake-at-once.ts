import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a change asks of the job queue is one statement, and a call that begins is one, too, together
 * with all others that begin at that moment. Decision 0031 says what that saves.
 */
export class IntakeAtOnce1795300000023 implements MigrationInterface {
  readonly name = 'IntakeAtOnce1795300000023';

  async up(queryRunner: QueryRunner): Promise<void> {
    // The queue hands out jobs by their time: what is due at once keeps its order by microseconds.
    await queryRunner.query(`
      CREATE FUNCTION change_jobs(removed text[], added json) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM graphile_worker.remove_job(key) FROM unnest(removed) AS key;
        IF json_array_length(added) > 0 THEN
          PERFORM graphile_worker.add_jobs(ARRAY(
            SELECT (job->>'name', job->'payload', NULL,
                    COALESCE((job->>'runAt')::timestamptz, now() + n * interval '1 microsecond'),
                    (job->>'maxAttempts')::integer, job->>'key', NULL, NULL
                   )::graphile_worker.job_spec
              FROM json_array_elements(added) WITH ORDINALITY AS one(job, n)));
        END IF;
      END $$`);
    await queryRunner.query(`
      CREATE FUNCTION take_in_calls(intakes json) RETURNS SETOF uuid LANGUAGE plpgsql AS $$
      DECLARE
        new uuid[];
      BEGIN
        -- One at a time decides whether a customer has a call, or keeps a report about an unknown one. What follows is another statement: it sees what they have stored.
        PERFORM pg_advisory_xact_lock(
                  hashtextextended('call of ' || (intake->'call'->>'customer_sid'), 0))
           FROM json_array_elements(intakes) AS intake;
        WITH taken AS (
          INSERT INTO call
          SELECT row.*
            FROM json_array_elements(intakes) AS intake,
                 json_populate_record(NULL::call, intake->'call') AS row
           WHERE NOT EXISTS (SELECT FROM call_event WHERE report_key = intake->>'overKey')
              ON CONFLICT (customer_sid) DO NOTHING
          RETURNING id
        ) SELECT array_agg(id) INTO new FROM taken;
        INSERT INTO call_event (call_id, event, details, decision, to_state, cause, at)
        SELECT call_id, event, details, decision, to_state, cause, at
          FROM json_array_elements(intakes) AS intake,
               json_populate_record(NULL::call_event, intake->'line') AS line
         WHERE call_id = ANY (new);
        -- What several of them ask for alike, such as that agents are found, is asked for once.
        PERFORM change_jobs('{}', json_agg(job::json ORDER BY n)) FROM (
          SELECT job::text AS job, min(n) AS n
            FROM json_array_elements(intakes) AS intake,
                 json_array_elements(intake->'jobs') WITH ORDINALITY AS one(job, n)
           WHERE (intake->'call'->>'id')::uuid = ANY (new)
           GROUP BY job::text) AS asked
        HAVING count(*) > 0;
        RETURN QUERY SELECT unnest(new);
      END $$`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION take_in_calls(json)');
    await queryRunner.query('DROP FUNCTION change_jobs(text[], json)');
  }
}
