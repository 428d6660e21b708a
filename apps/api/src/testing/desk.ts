import type { Server } from 'node:http';
import type { Writable } from 'node:stream';
import {
  agentListSchema,
  type CallView,
  currentCallSchema,
  sessionSchema,
} from '@baton/shared-types';
import { type INestApplication, Logger } from '@nestjs/common';
import { ExpressAdapter } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { runOnce } from 'graphile-worker';
import { PARAMS_PROVIDER_TOKEN } from 'nestjs-pino';
import { Pool } from 'pg';
import request, { type Response } from 'supertest';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module';
import { applicationOptions, setUp } from '../application';
import { CallNotices } from '../desk/calls/call-notices';
import { CallEntity } from '../adapters/database/entities/call.entity';
import { CallsService } from '../desk/calls/calls.service';
import { CallEventEntity } from '../adapters/database/entities/call-event.entity';
import type { Environment } from '../config/environment.schema';
import { differencesOf, readRecording } from '../edges/flight-recorder/flight-recorder';
import { loggingOptions } from '../http/logging';
import { JobRunner } from '../adapters/job-queue/job-runner';
import { queueLog } from '../adapters/job-queue/queue-log';
import { TaskBook } from '../desk/task-book';
import { Uptime } from '../desk/deadlines/uptime';
import { Consoles } from '../desk/consoles/consoles';
import { Heartbeats } from '../edges/live/heartbeats';
import { Store } from '../desk/store/store';
import { Telephony } from '../desk/carrier/telephony';
import { SessionService } from '../edges/auth/session.service';
import { CustomerOnTheLine } from './customer';
import { RecordingTelephony } from './recording-telephony';
import { createMigratedDatabase } from './test-database';
import { testEnvironment } from './test-environment';

/** Whatever refers to others comes before them. */
const emptiedTables = [
  'call_event',
  'transfer',
  'leg',
  'customer_request',
  'call',
  'agent_tab',
  'agent_session',
  'sign_in_failure',
  'graphile_worker._private_jobs',
];

/**
 * The whole API with a real database and a carrier that records; jobs are done when the test says
 * so.
 */
export class Desk {
  private constructor(
    readonly app: INestApplication<Server>,
    readonly environment: Environment,
    private readonly jobConnections: Pool,
    private readonly close: () => Promise<void>,
  ) {}

  get telephony(): RecordingTelephony {
    return this.app.get<Telephony, RecordingTelephony>(Telephony);
  }

  /** `log` is where the desk's log goes, instead of to standard output. */
  static async open(settings: Record<string, string> = {}, log?: Writable): Promise<Desk> {
    const database = await createMigratedDatabase();
    return Desk.start(testEnvironment(database.url, settings), () => database.drop(), log);
  }

  /** Starts another process on the same database, as after a restart with other settings. */
  beside(settings: Record<string, string>): Promise<Desk> {
    const environment = testEnvironment(this.environment.DATABASE_URL, settings);
    return Desk.start(environment, () => Promise.resolve());
  }

  private static async start(
    environment: Environment,
    drop: () => Promise<void>,
    log?: Writable,
  ): Promise<Desk> {
    const telephony = new RecordingTelephony();
    const building = Test.createTestingModule({ imports: [AppModule.forRoot(environment)] })
      .overrideProvider(Telephony)
      .useValue(telephony)
      .overrideProvider(JobRunner)
      .useValue({});
    if (log) {
      const { pinoHttp } = loggingOptions(environment);
      building.overrideProvider(PARAMS_PROVIDER_TOKEN).useValue({ pinoHttp: [pinoHttp, log] });
    }
    const testing = await building.compile();
    const app = testing.createNestApplication<INestApplication<Server>>(
      new ExpressAdapter(),
      applicationOptions,
    );
    setUp(app, environment);
    await app.listen(0);
    const jobConnections = new Pool({ connectionString: environment.DATABASE_URL, max: 4 });
    // A test that has the database drop its connections concerns these too.
    jobConnections.on('error', () => undefined);
    jobConnections.on('connect', (client) => client.on('error', () => undefined));
    return new Desk(app, environment, jobConnections, async () => {
      await app.close();
      await jobConnections.end();
      await drop();
    });
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  get store(): Store {
    return this.app.get(Store);
  }

  get calls(): CallsService {
    return this.app.get(CallsService);
  }

  /** What tells the open consoles. */
  get consoles(): Consoles {
    return this.app.get(Consoles);
  }

  /** Shows calls once more to everybody who may read them, or whose ring has ended since. */
  tellAgain(callIds: readonly string[], since: Date): Promise<void> {
    return this.app.get(CallNotices).tellAgain(callIds, since);
  }

  /** Does everything that is due, one after another. */
  doJobs(): Promise<void> {
    // One after another: the second one who asks must not return while the first does their jobs.
    this.jobsDone = this.jobsDone.then(() => this.doThem());
    return this.jobsDone;
  }

  private jobsDone = Promise.resolve();

  private async doThem(): Promise<void> {
    await runOnce({
      pgPool: this.jobConnections,
      taskList: this.app.get(TaskBook).list(),
      noHandleSignals: true,
      logger: queueLog(new Logger('Jobs')),
    });
    // The queue does not wait until what became of the last job is written down.
    while (await this.hasUnfinishedJobs()) continue;
  }

  private async hasUnfinishedJobs(): Promise<boolean> {
    const jobs = await this.dataSource.query<unknown[]>(
      'SELECT FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL',
    );
    return jobs.length > 0;
  }

  /** Lets the time come for jobs that wait for it, and does them. */
  async doJobsThatWait(task: string): Promise<void> {
    await this.setDue(task, 'now()');
    await this.doJobs();
  }

  private async setDue(task: string, when: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE graphile_worker._private_jobs SET run_at = ${when}
        WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)`,
      [task],
    );
  }

  /** The jobs of a kind that wait, with what they were given. */
  async jobs(task: string): Promise<{ task: string; payload: object }[]> {
    const rows = await this.dataSource.query<{ payload: object }[]>(
      `SELECT payload FROM graphile_worker._private_jobs
        WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)`,
      [task],
    );
    return rows.map(({ payload }) => ({ task, payload }));
  }

  /** Waits until a job of this kind is being done. */
  async waitsForJobInHand(task: string): Promise<void> {
    const isInHand = async () => {
      const rows = await this.dataSource.query<unknown[]>(
        `SELECT FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL
            AND task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $1)`,
        [task],
      );
      return rows.length > 0;
    };
    while (!(await isInHand())) continue;
  }

  /** Adds a job as it was once added, due now. */
  async addJobAgain(job: { task: string; payload: object } | undefined): Promise<void> {
    await this.dataSource.query('SELECT graphile_worker.add_job($1, payload := $2::json)', [
      job?.task,
      JSON.stringify(job?.payload),
    ]);
  }

  /** As if the process had been started long ago. */
  pretendUpForLong(): void {
    this.app.get(Uptime).startedAt = new Date(0);
  }

  pretendJustStarted(): void {
    this.app.get(Uptime).startedAt = new Date();
  }

  /** Empties the desk between two tests; the demo's agents stay, away. */
  async clear(): Promise<void> {
    await this.replaysEveryCall();
    this.telephony.forget();
    // For a handful of rows, a tenth of what TRUNCATE takes, which makes every table and index anew.
    await this.dataSource.query(emptiedTables.map((table) => `DELETE FROM ${table}`).join(';'));
    await this.dataSource.query(
      `UPDATE agent SET presence = 'away', away_reason = 'chosen', wrap_up_until = NULL`,
    );
  }

  async stop(): Promise<void> {
    try {
      await this.replaysEveryCall();
    } finally {
      await this.close();
    }
  }

  /** Decides every event of every call again. The results must be equal. */
  async replaysEveryCall(): Promise<void> {
    const calls = await this.dataSource.manager.find(CallEntity, { select: { id: true } });
    for (const { id } of calls) {
      const recording = await readRecording(this.store, id);
      expect(recording && differencesOf(recording)).toEqual([]);
    }
  }

  /** Signs an agent in and has them wait for calls. */
  async signsInAvailable(...agentIds: string[]): Promise<void> {
    for (const agentId of agentIds) {
      await this.signIn(agentId);
      await this.as(agentId).put('/api/agents/me/presence', { presence: 'available' });
    }
  }

  /** Signs an agent in, at a browser that can be rung, as away. */
  async signIn(agentId: string, password?: string): Promise<void> {
    const response = await request(this.app.getHttpServer())
      .post('/api/session')
      .send({ agentId, password })
      .expect(201);
    const { token } = sessionSchema.parse(response.body);
    this.tokens.set(agentId, token);
    await this.beat(agentId);
  }

  /** An agent's browser says that it is alive. */
  async beat(
    agentId: string,
    {
      registered = true,
      leg = null,
      tab,
    }: { registered?: boolean; leg?: string | null; tab?: string } = {},
  ): Promise<void> {
    const signedIn = await this.app.get(SessionService).find(this.tokenOf(agentId));
    if (!signedIn) throw new Error(`${agentId} is not signed in.`);
    const tabId = tab ?? signedIn.sessionId;
    await this.app.get(Heartbeats).note({ ...signedIn, tabId }, { registered, leg });
    // However slow this machine is, a tab falls silent only when the test says so.
    await this.setDue('tab_silent', "now() + interval '1 hour'");
  }

  /**
   * Nothing more is heard of any of an agent's tabs, long enough to conclude that they are gone.
   */
  async fallsSilent(agentId: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE agent_tab SET last_seen_at = now() - interval '11 s' WHERE agent_id = $1`,
      [agentId],
    );
    this.pretendUpForLong();
    await this.doJobsThatWait('tab_silent');
  }

  private readonly tokens = new Map<string, string>();

  tokenOf(agentId: string): string {
    return this.tokens.get(agentId) ?? 'none';
  }

  /** The API as an agent's console uses it. */
  as(agentId: string) {
    const send = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) => {
      const sent = request(this.app.getHttpServer())
        [method](path)
        .set('Authorization', `Bearer ${this.tokenOf(agentId)}`);
      return body ? sent.send(body) : sent;
    };
    return {
      get: (path: string) => send('get', path),
      post: (path: string, body?: object) => send('post', path, body),
      put: (path: string, body: object) => send('put', path, body),
      delete: (path: string) => send('delete', path),
      call: async (): Promise<CallView | null> => {
        const response = await send('get', '/api/calls/current').expect(200);
        return currentCallSchema.parse(response.body).call;
      },
      presence: async () => {
        const response = await send('get', '/api/agents').expect(200);
        return agentListSchema.parse(response.body).find(({ id }) => id === agentId);
      },
    };
  }

  /** Posts a form as the carrier does, signed. */
  async webhook(path: string, form: Record<string, string>): Promise<Response> {
    const url = this.environment.PUBLIC_BASE_URL + path;
    return request(this.app.getHttpServer())
      .post(path)
      .type('form')
      .set(
        'X-Twilio-Signature',
        getExpectedTwilioSignature(this.environment.TWILIO_AUTH_TOKEN, url, form),
      )
      .send(form);
  }

  /** A customer calls the desk's number, and everything that follows at once is done. */
  async customerCalls(): Promise<CustomerOnTheLine> {
    const customer = new CustomerOnTheLine(this);
    await customer.calls();
    await this.doJobs();
    return customer;
  }

  /** What customers have left, as an agent is shown it. */
  async openRequests(): Promise<unknown> {
    await this.signIn('agent1');
    const answer = await this.as('agent1').get('/api/requests').expect(200);
    return answer.body as unknown;
  }

  /** What the history says, oldest first. */
  async history(): Promise<CallEventEntity[]> {
    return this.dataSource.manager.find(CallEventEntity, { order: { id: 'ASC' } });
  }
}
