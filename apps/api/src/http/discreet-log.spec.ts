import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import request from 'supertest';
import { TaskBook } from '../desk/task-book';
import { CarrierAddresses } from '../desk/carrier/carrier-addresses';
import { TwilioTelephony } from '../adapters/twilio/twilio-telephony';
import { Desk } from '../testing/desk';
import { LogBook } from '../testing/log-book';

/**
 * What an agent has typed, and the number of an outside number, as people and addresses spell it.
 */
const note = 'Her dog is called Bodkin';
const outside = '+12025550142';
const spellings = [outside, '2025550142', '202-555-0142', '202) 555', '202%29%20555'];

/*
 * Real: the whole API with its log, PostgreSQL, the job queue, the official SDK. Not real: the
 * carrier that answers it.
 */
describe('the log of what fails', () => {
  let desk: Desk;
  let carrier: Server;
  const log = new LogBook();
  beforeAll(async () => {
    desk = await Desk.open({ LOG_LEVEL: 'debug', WRAP_UP_SECONDS: '30' }, log);
    carrier = createServer((_, response) => {
      const message = `The phone number you are attempting to call, ${outside}, is not valid.`;
      response.writeHead(400, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ code: 21211, message, status: 400 }));
    });
    await new Promise<void>((listening) => carrier.listen(0, listening));
    await desk.dataSource.query(`CREATE TABLE known (number text PRIMARY KEY)`);
  });
  afterAll(async () => {
    carrier.close();
    await desk.stop();
  });
  beforeEach(async () => {
    await desk.clear();
    log.forget();
  });

  const secrets = [note, 'Bodkin', ...spellings];
  /** What was logged with this message; nothing of it may hold a secret. */
  const logged = (message: string) => {
    for (const line of log.lines) {
      expect(() => JSON.parse(line) as unknown).not.toThrow();
      for (const secret of secrets) expect(line).not.toContain(secret);
    }
    return log.find(message);
  };

  it('holds no note that could not be stored, and says which rule of which table was broken', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    await customer.hangsUp();
    await desk.dataSource.query(
      `ALTER TABLE call ADD CONSTRAINT no_notes CHECK (wrap_up_note IS NULL) NOT VALID`,
    );
    const { status } = await desk
      .as('agent1')
      .put(`/api/calls/${await customer.id()}/wrap-up`, { disposition: 'Solved', note });
    await desk.dataSource.query(`ALTER TABLE call DROP CONSTRAINT no_notes`);
    expect(status).toBe(500);
    expect(logged('request failed')).toMatch(/"code":"23514".*"constraint":"no_notes"/);
  });

  it.each(['err', 'error', 'reason'])(
    'holds no number that is there already, under whatever name (%s)',
    async (name) => {
      const error: unknown = await desk.dataSource
        .query(`INSERT INTO known VALUES ($1), ($1)`, [outside])
        .catch((failure: unknown) => failure);
      expect((error as { detail?: string }).detail).toContain(outside);
      new Logger('Spec').error({ [name]: error }, 'not stored');
      new Logger('Spec').error(error);
      expect(logged('not stored')).toContain('"constraint":"known_pkey"');
    },
  );

  it('holds no value that the database has repeated in its complaint', async () => {
    const error: unknown = await desk.dataSource
      .query(`SELECT $1::integer`, [note])
      .catch((failure: unknown) => failure);
    expect((error as Error).message).toContain(note);
    new Logger('Spec').error({ err: error }, 'not read');
    expect(logged('not read')).toContain('invalid input syntax for type integer: \\"…\\"');
  });

  it('holds no number that the carrier has refused, nor has the call’s history', async () => {
    await desk.signsInAvailable('agent1');
    const customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    const { port } = carrier.address() as AddressInfo;
    const environment = { ...desk.environment, TWILIO_API_BASE_URL: `http://localhost:${port}` };
    const twilio = new TwilioTelephony(environment, new CarrierAddresses(environment));
    jest.spyOn(desk.telephony, 'ring').mockImplementationOnce((order) => twilio.ring(order));
    await desk
      .as('agent1')
      .post(`/api/calls/${await customer.id()}/transfers`, {
        mode: 'consult',
        target: { kind: 'number', number: outside },
      })
      .expect(201);
    await desk.doJobs();
    expect(logged('agent could not be rung')).toMatch(/Ring \[number\].*21211/);
    const reasons = (await desk.history()).map(
      ({ details }) => (details as { because?: string } | null)?.because,
    );
    expect(reasons).toContainEqual(expect.stringMatching(/21211.*\[number\]/));
    expect(JSON.stringify(reasons)).not.toContain(outside);
  });

  it('holds nothing that a job has failed over, nor has the job', async () => {
    await desk.signsInAvailable('agent1');
    jest.spyOn(desk.app.get(TaskBook), 'run').mockImplementationOnce(async () => {
      await desk.dataSource.query(`SELECT $1::integer`, [`${note} ${outside}`]);
    });
    await desk.customerCalls();
    expect(logged('Failed task')).toContain('invalid input syntax');
    const stored = await desk.dataSource.query<{ last_error: string }[]>(
      `SELECT last_error FROM graphile_worker._private_jobs WHERE last_error IS NOT NULL`,
    );
    expect(stored).toEqual([{ last_error: 'invalid input syntax for type integer: "…"' }]);
  });

  it.each([
    '/api/calls/%2B12025550142',
    '/api/calls/+12025550142?to=%2B12025550142',
    '/conference/x/connect/%252b12025550142',
    '/conference/x/connect/2025550142',
    '/api/nothing?q=%28202%29%20555-0142',
    '/voice/status?From=+1%20202-555-0142',
  ])('contains no phone number from an address: %s', async (path) => {
    await request(desk.app.getHttpServer()).get(path);
    await request(desk.app.getHttpServer()).post(path);
    expect(logged('"level"')).toBeDefined();
  });
});
