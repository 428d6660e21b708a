import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerTo } from '../answering.mjs';
import { Counts } from './counts.mjs';
import { Cycles } from './cycles.mjs';
import { Exchange } from './exchange.mjs';
import { carryOut, kindOf } from './rest.mjs';
import { Webhooks } from './webhooks.mjs';

/* The process that plays the carrier: its REST API, its webhooks, its conferences; no sound. */

const counts = new Counts();
const webhooks = new Webhooks();
const exchange = new Exchange(webhooks);
const cycles = new Cycles(exchange);

/** How long the REST API takes to answer, in ms. */
let delayMs = 0;

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  let body = '';
  request.setEncoding('utf8');
  for await (const part of request) body += part;
  return body;
}

const server = createServer(async (request, response) => {
  const [path = '', query] = (request.url ?? '').split('?');
  const body = await bodyOf(request);
  if (path === '/bench/calls') {
    const { begun, ended } = JSON.parse(body);
    for (const sid of begun) exchange.know(sid);
    for (const sid of ended) {
      const call = exchange.calls.get(sid);
      if (call) exchange.end(call, 'customer');
    }
    response.end();
    return;
  }
  const method = request.method ?? '';
  const isAnswered = counts.begin(kindOf(method, path));
  response.once('close', isAnswered);
  const form = new URLSearchParams(body);
  // What is asked for happens somewhere on the way.
  if (delayMs > 0) await pause(delayMs / 2);
  const asked = { method, path, query: new URLSearchParams(query), form };
  const { status, body: answer } = carryOut(exchange, asked);
  if (delayMs > 0) await pause(delayMs / 2);
  const text = JSON.stringify(answer);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    // https://www.twilio.com/docs/api/errors/20429
    'Twilio-Concurrent-Requests': String(counts.underWay),
  });
  response.end(text);
});
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env['PORT']));

answerTo({
  ready: () => true,
  /** @param {{ base: string, origins: string[] }} desk */
  serve: ({ base, origins }) => {
    exchange.desk = base;
    webhooks.lead(origins);
  },
  /** @param {{ ms: number }} delay */
  delay: ({ ms }) => {
    delayMs = ms;
  },
  counts: () => ({ ...counts.take(), ...webhooks.take(), live: exchange.live.size }),
  /** @param {{ customers: number }} wish */
  keep: ({ customers }) => cycles.keep(customers),
  customers: () => cycles.take(),
  forget: () => {
    exchange.forget();
    cycles.forget();
  },
});
