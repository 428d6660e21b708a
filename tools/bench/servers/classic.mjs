import { createServer } from 'node:http';
import pg from 'pg';
import twilio from 'twilio';
import { account, deskNumber } from '../account.mjs';
import { answerWithDocument, isSigned, readForm } from './form.mjs';

/*
 * Baseline (c): the classic way. While the customer waits for the answer it has the carrier ring an
 * agent, with the carrier's own library, and then writes down who was rung.
 */

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query(
  'CREATE TABLE active_call (agent_id text PRIMARY KEY, conference_id char(34) NOT NULL)',
);
const client = twilio(account.keySid, account.keySecret, { accountSid: account.sid });
client.api.baseUrl = String(process.env['TWILIO_API_BASE_URL']);

/** So many that two webhooks at once seldom wait for the same row. */
const agents = 1_000;
let calls = 0;

createServer(async (request, response) => {
  const form = await readForm(request);
  const sid = form['CallSid'];
  if (!sid || !isSigned(request, form)) return answerWithDocument(response, 403);
  const desk = `http://${request.headers.host}`;
  const agent = `agent${(calls += 1) % agents}`;
  await client.calls.create({
    to: `client:${agent}`,
    from: deskNumber,
    url: `${desk}/conference/${sid}/connect/${agent}`,
  });
  await pool.query(
    `INSERT INTO active_call (agent_id, conference_id) VALUES ($1, $2)
       ON CONFLICT (agent_id) DO UPDATE SET conference_id = EXCLUDED.conference_id`,
    [agent, sid],
  );
  answerWithDocument(response);
}).listen(Number(process.env['PORT']));
