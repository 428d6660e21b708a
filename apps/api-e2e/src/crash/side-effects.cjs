/*
 * Preloaded into an API process by the crash matrix (`NODE_OPTIONS=--require`), so that the product
 * holds no hooks for its tests. Writes every side effect of the process to a ledger that all
 * processes share: each transaction that PostgreSQL has committed, and each request that the
 * carrier has carried out. The process that performs the chosen one is killed, or stopped, by its
 * own hand, before the rest of it has learnt what came of it.
 */
const { appendFileSync, readFileSync } = require('node:fs');
const { ClientRequest } = require('node:http');
const { subscribe } = require('node:diagnostics_channel');
const { join } = require('node:path');
const { Client } = require('pg');
const { nameOfRequest, namesOfStatement, namesOfTransaction } = require('./names.cjs');

const folder = process.env['CRASH_LEDGER'] ?? '';
let written = 0;

/** Writes one side effect down; does not return, or not for a while, when it is the chosen one. */
function note(/** @type {string} */ name) {
  const { file, point, signal } = orders();
  if (!file) return;
  written += 1;
  const line = `${process.pid}:${written}\t${Date.now()}\t${name}`;
  // Appending is atomic: lines of several processes come in one order, which all of them see.
  appendFileSync(file, `${line}\n`);
  if (point?.name !== name) return;
  const lines = readFileSync(file, 'utf8').split('\n');
  const upToMine = lines.slice(0, lines.indexOf(line) + 1);
  const times = upToMine.filter((each) => each.endsWith(`\t${name}`)).length;
  if (times === point.time) process.kill(process.pid, signal);
}

/** What is to be written where, and after what to die; nothing between the runs. */
function orders() {
  try {
    return JSON.parse(readFileSync(join(folder, 'orders.json'), 'utf8'));
  } catch {
    // There are none yet, or they are being written.
    return {};
  }
}

/** What each connection has written in the transaction that is open. */
const open = new WeakMap();
const readyForQuery = Client.prototype._handleReadyForQuery;

// "Ready for query" is the server's word that a transaction is durable: in the extended protocol a
// statement's own completion comes before its commit.
// https://www.postgresql.org/docs/17/protocol-flow.html
Client.prototype._handleReadyForQuery = function (message) {
  const query = this._connecting ? null : this._getActiveQuery();
  if (query) observe(this, query);
  return readyForQuery.call(this, message);
};

function observe(client, { text, values, _result: result }) {
  if (typeof text !== 'string') return;
  const verb = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase();
  if (verb === 'BEGIN' || verb === 'START') {
    open.set(client, []);
    return;
  }
  const writes = open.get(client);
  if (verb === 'COMMIT' || verb === 'ROLLBACK') {
    open.delete(client);
    if (verb === 'COMMIT' && writes) namesOfTransaction(writes).forEach(note);
    return;
  }
  const statements = namesOfStatement({ text, values: values ?? [], result });
  if (writes) writes.push(...statements);
  else namesOfTransaction(statements).forEach(note);
}

const bodies = new WeakMap();
for (const method of ['write', 'end']) {
  const original = ClientRequest.prototype[method];
  ClientRequest.prototype[method] = function (chunk, ...rest) {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) {
      bodies.set(this, (bodies.get(this) ?? '') + Buffer.from(chunk).toString());
    }
    return original.call(this, chunk, ...rest);
  };
}

// The answer's head is there, and nobody but us has seen it:
// https://nodejs.org/api/diagnostics_channel.html
subscribe('http.client.response.finish', ({ request }) => {
  if (request.method !== 'POST' || !request.path.startsWith('/2010-04-01/')) return;
  note(nameOfRequest(request.path, bodies.get(request) ?? ''));
});
