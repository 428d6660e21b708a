import {
  type InProcessSimulator,
  simulatorInProcess,
  SilentMedia,
  twimlBinUrl,
} from '@baton/twilio-simulator';
import { RestLine } from './carrier/rest-line';
import { RestWeather } from './carrier/rest-weather';
import { WebhookLine } from './desk/webhook-line';
import type { DeskAnswer } from './desk/api-process';
import { Desk } from './desk/desk';
import { deskNumber, environment, fallbackBin } from './environment';
import { Oracle } from './oracle/oracle';
import { Agent } from './people/agent';
import { Customer } from './people/customer';
import { letOutsiderAnswer } from './people/outsider';
import type { Asked, Caller, Colleague, Surroundings, Wished } from './people/surroundings';
import type { Target } from './people/wishes';
import type { Plan } from './plan/plan';
import { Story } from './story';
import type { Dice } from './time/dice';
import type { VirtualTime } from './time/virtual-time';

/** Somebody outside that agents can bring in. */
const outsideNumber = '+12025559000';

/** Everything that is in a history: carrier, desk, people, and who watches them. */
export class World implements Surroundings {
  readonly simulator: InProcessSimulator;
  readonly webhooks: WebhookLine;
  readonly rest: RestLine;
  readonly desk: Desk;
  readonly oracle: Oracle;
  readonly story: Story;
  readonly agents: readonly Agent[];
  readonly customers: readonly Customer[];
  readonly deskNumber = deskNumber;
  /** From then on everything is in order, and everybody answers. */
  isCalm = false;
  readonly deaf = new Set<string>();

  constructor(
    readonly plan: Plan,
    readonly time: VirtualTime,
    readonly dice: Dice,
  ) {
    this.story = new Story(() => time.elapsed);
    this.webhooks = new WebhookLine(time, dice, () => this.desk.pick());
    this.simulator = simulatorInProcess({
      account: {
        sid: environment.TWILIO_ACCOUNT_SID,
        authToken: environment.TWILIO_AUTH_TOKEN,
        apiKeys: [
          { sid: environment.TWILIO_API_KEY_SID, secret: environment.TWILIO_API_KEY_SECRET },
        ],
      },
      numbers: [
        {
          phoneNumber: deskNumber,
          voiceUrl: `${environment.PUBLIC_BASE_URL}/conference/connect/client`,
          voiceFallbackUrl: twimlBinUrl(fallbackBin.sid),
          statusCallback: `${environment.PUBLIC_BASE_URL}/voice/status`,
        },
      ],
      twimlBins: [fallbackBin],
      media: new SilentMedia(),
      clock: time,
      callbackDelayMs: () => this.callbackDelay(),
      transport: this.webhooks.carry,
    });
    this.watchTampering();
    this.rest = new RestLine(this.simulator, time, dice, new RestWeather());
    this.oracle = new Oracle(this);
    this.desk = new Desk({
      environment: { ...environment, AGENT_LOSS_POLICY: plan.agentLoss },
      ...{ time, dice, simulator: this.simulator, restLine: this.rest },
      broadcast: (room, message, view) => this.show(room, message, view),
      onFault: (error, where) => this.oracle.onFault(error, where),
      onJobFailure: (job, error, isFinal) => this.oracle.onJobFailure(job, error, isFinal),
    });
    this.agents = plan.agents.map((planned) => new Agent(this, planned));
    this.customers = plan.customers.map(
      (planned, index) => new Customer(this, planned, `Customer ${index + 1}`),
    );
    letOutsiderAnswer(this, outsideNumber);
    this.oracle.begin();
  }

  /** Carries a request from a browser to the desk and the answer back; null when there is none. */
  async askDesk({ method, path, body, token }: Asked): Promise<DeskAnswer | null> {
    await this.time.pause(2 + Math.floor(this.dice.next('browser ms') * 30));
    const process = this.desk.pick();
    if (!process) return null;
    const died = new Promise<null>((resolve) => process.lifeline.onDeath(() => resolve(null)));
    const answer = process.answer({
      ...{ method, path, originalUrl: path, body, query: {}, params: {}, ip: '127.0.0.1' },
      headers: { authorization: `Bearer ${token}` },
    });
    return Promise.race([answer, died]);
  }

  /** Whether a customer is in a menu, or leaves a message, at this moment. */
  isAsked(callSid: string): boolean {
    const verb = this.simulator.truth.call(callSid)?.verb;
    return verb === 'Gather' || verb === 'Record';
  }

  /**
   * The agent who was to press a button, or a colleague when that one has none: most moments are
   * somebody's to act.
   */
  whoHasButtons(meant: Colleague, roll: number): Colleague | undefined {
    if (meant.hasButtons) return meant;
    const able = this.agents.filter(({ hasButtons }) => hasButtons);
    return able[Math.floor(roll * able.length)];
  }

  /** Somebody who is on a call, if anybody is. */
  whoTalks(roll: number): Agent | undefined {
    const talking = this.agents.filter(({ isTalking }) => isTalking);
    return talking[Math.floor(roll * talking.length)];
  }

  /**
   * Where an agent hands a call to: mostly to a colleague, now and then outside, or to the next
   * agent of the queue.
   */
  targetFor(
    agent: Pick<Agent, 'id' | 'name'>,
    roll: number,
  ): { readonly target: Target; readonly name: string } {
    const kind = this.dice.weigh(
      [
        ['agent', 80],
        ['number', 10],
        ['queue', 10],
      ] as const,
      'target',
      roll,
    );
    if (kind === 'queue') return { target: { kind }, name: 'the queue' };
    if (kind === 'number') return { target: { kind, number: outsideNumber }, name: 'outside' };
    const colleagues = this.agents.filter(({ id }) => id !== agent.id);
    const { id, name } = this.dice.pick(colleagues.length > 0 ? colleagues : [agent], 'whom', roll);
    return { target: { kind, id }, name };
  }

  onWish(wished: Wished): void {
    this.oracle.onWish(wished);
  }

  onAnswer(): void {
    this.oracle.answers += 1;
  }

  onBack(agentId: string): void {
    this.oracle.rings.noteBack(agentId);
  }

  onAway(agentId: string, since: number): void {
    this.oracle.rings.noteAway(agentId, since);
  }

  onHangUp(customer: Caller): void {
    this.oracle.onHangUp(customer);
  }

  watch(customer: Caller): void {
    this.oracle.watch(customer);
  }

  loseDevice(callSid: string, name: string): void {
    this.deaf.add(callSid);
    this.story.tell(`${name}'s telephone is no longer heard`);
  }

  findDevice(callSid: string): void {
    this.deaf.delete(callSid);
  }

  /**
   * Tells the oracle of every report, document or answer that is lost, held back or wrong, at the
   * moment of it.
   */
  private watchTampering(): void {
    const { callbacks, rest } = this.simulator.faults;
    const take = callbacks.take.bind(callbacks);
    callbacks.take = (webhook) => {
      const fault = take(webhook);
      if (!fault || fault.does === 'double') return fault;
      if (webhook.kind === 'user-message') this.oracle.lives.noteLostSign();
      else this.oracle.noteLostReport();
      return fault;
    };
    // Nobody reports that a document is lost.
    const takeNamed = callbacks.takeNamed.bind(callbacks);
    callbacks.takeNamed = (webhook) => {
      const fault = takeNamed(webhook);
      if (fault?.event.endsWith('-music')) this.oracle.noteTrouble();
      return fault;
    };
    // An agent who asks, and is told how it was before, has not been answered.
    const takeForRest = rest.take.bind(rest);
    rest.take = (...request) => {
      const fault = takeForRest(...request);
      if (fault?.does === 'stale') this.oracle.noteTrouble();
      return fault;
    };
  }

  /** What the desk says to its consoles reaches them a moment later. */
  private show(room: string | null, message: string, view: unknown): void {
    for (const agent of this.agents) {
      if (room !== null && room !== `agent:${agent.id}`) continue;
      for (const tab of agent.openTabs) {
        const ms = 2 + Math.floor(this.dice.next('socket') * 25);
        this.time.after(ms, () => tab.show(message, view));
      }
    }
  }

  /** Most reports come at once, some later than those that were sent after them. */
  private callbackDelay(): number {
    const roll = this.dice.next('callback ms');
    if (roll < 0.8) return Math.ceil(roll * 40);
    return Math.ceil((roll - 0.8) * 2_000);
  }
}
