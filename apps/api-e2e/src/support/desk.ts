import { setTimeout as pause } from 'node:timers/promises';
import type { CallStateName } from '@baton/call-flow';
import {
  type Clock,
  realClock,
  type RunningSimulator,
  SilentMedia,
  type SimulatorState,
  startSimulator,
  twimlBinUrl,
} from '@baton/twilio-simulator';
import { ApiProcess } from './api-process';
import { createDatabase, type TestDatabase } from './database';
import { DatabaseGate } from './database-gate';
import { DeskAgent } from './desk-agent';
import { fallbackDocument } from './fallback-document';
import { freePort } from './free-port';
import { Front } from './front';
import { HearingLog } from './hearing-log';
import { measuredFor } from './measured-hearing';
import { type Changing, until, untilSaidMs } from './patience';
import { promisedFor, type WhoHearsWhat } from './promised-hearing';
import { ScriptedTelephone } from './scripted-telephone';
import { untilAllIsStoredAsOver, untilStored } from './stored';
import { wrongClock } from './wrong-clock';

export const account = {
  sid: 'AC00000000000000000000000000000001',
  authToken: '0123456789abcdef0123456789abcdef',
  apiKeys: [
    { sid: 'SK00000000000000000000000000000001', secret: 'fedcba9876543210fedcba9876543210' },
  ],
};
export const deskNumber = '+12025550100';

/**
 * As the README has it: a process that stands still is not waited for, and another one is asked.
 */
const impatience = '#rc=1&rp=ct,rt,5xx&rt=4000';

/** How long a test waits for a report of the carrier. */
const perseverance = '#rc=3&rp=ct,rt,5xx&rt=4000';

/** Where the carrier keeps the document for when the desk does not answer. */
const fallbackBin = 'EH00000000000000000000000000000001';

/** How long an agent is rung, in s; the shortest that the API accepts. */
export const ringTimeoutSeconds = 5;

export interface DeskOptions {
  readonly clock?: Clock;
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * How many API processes share the work, behind a load balancer; one, without, unless told
   * otherwise.
   */
  readonly replicas?: number;
  /** By how many ms the machine's clock of each process is fast; right unless told otherwise. */
  readonly clocksAreFastBy?: readonly number[];
  /** Where the carrier asks first when a customer calls. */
  readonly numberLeadsTo?: 'the desk' | 'the first process';
}

type DeskParts = Pick<
  Desk,
  'url' | 'replicas' | 'front' | 'simulator' | 'media' | 'database' | 'databaseGate'
>;

/**
 * A whole desk. Real: the built API in a process of its own, PostgreSQL, HTTP, Socket.IO,
 * signatures, the official SDK. Simulated: the carrier, with telephones that follow a script and no
 * audio.
 */
export class Desk {
  private readonly agents: DeskAgent[] = [];
  private readonly customers: ScriptedTelephone[] = [];

  /** Where the carrier and the consoles reach the desk. */
  readonly url: string;
  readonly replicas: readonly ApiProcess[];
  readonly front: Front | null;
  readonly simulator: RunningSimulator;
  readonly media: SilentMedia;
  readonly database: TestDatabase;
  readonly databaseGate: DatabaseGate;

  private constructor(parts: DeskParts) {
    this.url = parts.url;
    this.replicas = parts.replicas;
    this.front = parts.front;
    this.simulator = parts.simulator;
    this.media = parts.media;
    this.database = parts.database;
    this.databaseGate = parts.databaseGate;
  }

  static async open({
    clock = realClock,
    environment = {},
    replicas = 1,
    clocksAreFastBy = [],
    numberLeadsTo = 'the desk',
  }: DeskOptions = {}): Promise<Desk> {
    const database = await createDatabase();
    const databaseGate = await DatabaseGate.to(database.url);
    const ports: number[] = [];
    while (ports.length < replicas) ports.push(await freePort());
    const front = replicas > 1 ? await Front.before(ports) : null;
    const first = urlOn(ports[0] ?? 0);
    const url = front?.url ?? first;
    const asked = numberLeadsTo === 'the desk' ? url : first;
    const media = new SilentMedia();
    const simulator = await startSimulator({
      port: 0,
      account,
      media,
      clock,
      numbers: [
        {
          phoneNumber: deskNumber,
          voiceUrl: `${asked}/conference/connect/client${impatience}`,
          voiceFallbackUrl: twimlBinUrl(fallbackBin),
          statusCallback: `${url}/voice/status${perseverance}`,
        },
      ],
      twimlBins: [{ sid: fallbackBin, twiml: fallbackDocument(url) }],
    });
    const common = {
      PUBLIC_BASE_URL: url,
      DATABASE_URL: databaseGate.url,
      TWILIO_ACCOUNT_SID: account.sid,
      TWILIO_AUTH_TOKEN: account.authToken,
      TWILIO_API_KEY_SID: account.apiKeys[0]?.sid ?? '',
      TWILIO_API_KEY_SECRET: account.apiKeys[0]?.secret ?? '',
      TWILIO_NUMBER: deskNumber,
      TWILIO_API_BASE_URL: simulator.url,
      RING_TIMEOUT_SECONDS: `${ringTimeoutSeconds}`,
      DEMO_MODE: 'true',
      // An agent is free again at once.
      WRAP_UP_SECONDS: '0',
      ...environment,
    };
    const apis = ports.map((port, index) => {
      const ms = clocksAreFastBy[index];
      const machine = ms === undefined ? {} : wrongClock(ms);
      return new ApiProcess(urlOn(port), { PORT: `${port}`, ...machine, ...common });
    });
    const desk = new Desk({ url, replicas: apis, front, simulator, media, database, databaseGate });
    try {
      for (const api of apis) await api.start();
    } catch (error) {
      await desk.close();
      throw error;
    }
    return desk;
  }

  /** The only API process, or the first of them. */
  get api(): ApiProcess {
    const [first] = this.replicas;
    if (!first) throw new Error('The desk has no API process.');
    return first;
  }

  /** Waits until every process of the desk can work. */
  async waitsUntilHealthy(): Promise<void> {
    await Promise.all(this.replicas.map((api) => api.canWork()));
  }

  /** Signs an agent in and makes them available. */
  async arrives(id: string): Promise<DeskAgent> {
    const agent = await DeskAgent.arrive(id, this.url, this.simulator);
    this.agents.push(agent);
    return agent;
  }

  /** A customer, with a number of their own, calls the desk. */
  calls(): ScriptedTelephone {
    const customer = new ScriptedTelephone(
      this.simulator,
      `+1202555${String(1000 + this.customers.length)}`,
    );
    this.customers.push(customer);
    customer.call(deskNumber);
    return customer;
  }

  /** A customer calls and this agent answers: the beginning of most stories. */
  async talks(agent: DeskAgent): Promise<ScriptedTelephone> {
    const customer = this.calls();
    await agent.answers();
    await agent.sees('connected');
    await this.everybodyHears(customer, agent);
    return customer;
  }

  /**
   * Waits until everybody on the customer's call hears what is promised for the state that the
   * agent sees.
   */
  async everybodyHears(customer: ScriptedTelephone, agent: DeskAgent): Promise<WhoHearsWhat> {
    const call = agent.call.current();
    if (!call) throw new Error(`${agent.id} has no call.`);
    const promised = promisedFor(call);
    await this.waitsUntilHeard(customer, promised);
    return promised;
  }

  /** Waits until everybody on the customer's call hears exactly this. */
  async waitsUntilHeard(customer: ScriptedTelephone, expected: WhoHearsWhat): Promise<void> {
    const wanted = JSON.stringify(sorted(expected));
    const hearing = this.carrier(() =>
      sorted(measuredFor(customer.callSid, this.simulator, this.media)),
    );
    await until(hearing, `they hear ${wanted}`, (now) => JSON.stringify(now) === wanted);
  }

  /** Writes down from now on what a customer hears. */
  listensTo(customer: ScriptedTelephone): HearingLog {
    return new HearingLog(customer.callSid, this.simulator, this.media);
  }

  /** Waits until the customer's call is stored in this state, which nobody may be there to see. */
  async waitsUntilStored(customer: ScriptedTelephone, state: CallStateName): Promise<void> {
    await untilStored(this.database, {
      what: `the call is ${state}`,
      sql: `SELECT state FROM call WHERE customer_sid = '${customer.callSid}'`,
      isSo: ([call]) => call?.['state'] === state,
    });
  }

  /** Presses a key once it has an effect: one that comes before the menu, or the tone, is lost. */
  async presses(customer: ScriptedTelephone, key: string): Promise<void> {
    await this.awaitsKeys(customer);
    this.simulator.exchange.press(customer.callSid, key);
  }

  /**
   * Waits until the carrier listens for a customer's keys, as it does in a menu and while it
   * records.
   */
  async awaitsKeys({ callSid }: ScriptedTelephone): Promise<void> {
    const leg = this.carrier(({ calls }) => calls.find(({ sid }) => sid === callSid));
    await until(leg, 'a key is awaited', (now) => now?.awaitsKeys === true, untilSaidMs);
  }

  /** Speaks into a recording for the given time, in ms. */
  async speaks(customer: ScriptedTelephone, ms: number): Promise<void> {
    await this.awaitsKeys(customer);
    this.media.report(customer.callSid, { silent: false });
    await pause(ms);
  }

  /**
   * Waits until the carrier has used the fallback document for a customer the given number of
   * times.
   */
  async waitsForFallbacks(customer: ScriptedTelephone, times: number): Promise<void> {
    const { callSid } = customer;
    const fallbacks = this.carrier(
      ({ deliveries }) =>
        deliveries.filter((each) => each.kind === 'fallback' && each.callSid === callSid).length,
    );
    await until(fallbacks, `${times} fallbacks`, (count) => count >= times, 20_000);
  }

  /** Ends what is still going on, so that the next story finds an empty desk. */
  async empties(): Promise<void> {
    await this.hangsUpAll();
    await Promise.all(this.agents.splice(0).map((agent) => agent.goesHome()));
  }

  /**
   * Every customer hangs up, and the desk has heard of it; the agents stay. The carrier knows
   * earlier than the desk. While the desk still counts a caller, they are ahead of the next one.
   * While it counts an agent as on a call, it does not ring them.
   */
  async hangsUpAll(): Promise<void> {
    for (const customer of this.customers) if (customer.isBusy) customer.hangsUp();
    const calls = this.carrier((state) => state.calls.filter(({ isOver }) => !isOver));
    await until(calls, 'every call is over', (live) => live.length === 0);
    await untilAllIsStoredAsOver(this.database);
  }

  /** Something of what the carrier knows, as it changes. */
  carrier<T>(look: (state: SimulatorState) => T): Changing<T> {
    return {
      current: () => look(this.simulator.state()),
      onChange: (listener) => this.simulator.onChange(listener),
    };
  }

  async close(): Promise<void> {
    for (const agent of this.agents) agent.vanishes();
    await Promise.all(this.replicas.map((api) => api.stop()));
    this.front?.close();
    this.databaseGate.close();
    await this.simulator.close();
    await this.database.drop();
  }
}

const urlOn = (port: number) => `http://localhost:${port}`;

function sorted(hearing: WhoHearsWhat): WhoHearsWhat {
  return Object.fromEntries(Object.entries(hearing).sort(([a], [b]) => a.localeCompare(b)));
}
