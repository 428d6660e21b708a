import { createServer } from 'node:http';
import pg from 'pg';
import { answerWithDocument, isSigned, readForm } from './form.mjs';

/* Baseline (b): what no desk can do without. It checks the signature, commits one INSERT, answers. */

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
await pool.query(
  'CREATE TABLE caller (call_sid char(34) PRIMARY KEY, number text, called_at timestamptz)',
);

createServer(async (request, response) => {
  const form = await readForm(request);
  if (!isSigned(request, form)) return answerWithDocument(response, 403);
  await pool.query('INSERT INTO caller (call_sid, number, called_at) VALUES ($1, $2, now())', [
    form['CallSid'],
    form['From'],
  ]);
  answerWithDocument(response);
}).listen(Number(process.env['PORT']));
