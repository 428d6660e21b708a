import type { Caller, Wished } from '../people/surroundings';
import type { CallRow } from '../../src/desk/store/rows';
import { CarrierError } from '../../src/desk/carrier/telephony';
import { isListening } from '../carrier/rest-weather';
import type { JobRow } from '../store/job-table';
import type { Scene } from '../scene';
import { afterTroubleMs } from './bounds';
import { LapseWatch, type LapseWorld } from './lapse-watch';
import { LegWatch } from './leg-watch';
import { LifeWatch, type Page } from './life-watch';
import { OwnerLoss } from './owner-loss';
import { type Listener, RingWatch } from './ring-watch';
import { TruthWatch } from './truth-watch';
import type { Lapse, Violation } from './verdict';

/** For so long a report that did not come in time may be missed, in ms. */
const lossIsFeltMs = 15_000;

/** What the oracle looks at. It changes nothing. */
export interface WatchedScene extends Scene {
  readonly agents: readonly (Listener & { readonly tabs: readonly Page[] })[];
}

interface Watched {
  readonly customer: Caller;
  readonly lapses: LapseWatch;
  readonly truth: TruthWatch;
  readonly ownerLoss: OwnerLoss;
  isOver: boolean;
}

/** Judges a history by what is true at the carrier: every instant, and at the end. */
export class Oracle {
  readonly violations: Violation[] = [];
  /** The states in which calls have been. */
  readonly states = new Map<string, number>();
  answers = 0;
  granted = 0;
  refused = 0;
  readonly legs: LegWatch;
  readonly rings: RingWatch;
  readonly lives: LifeWatch;
  private readonly watched: Watched[] = [];
  private readonly endsWished = new Set<string>();
  /** Customers whose connection the carrier has lost. */
  private readonly lostCustomers = new Set<string>();
  private troubleEnds = -Infinity;
  private reportsLostUntil = -Infinity;
  private linesTold = 0;
  private readonly lapseWorld: LapseWorld;

  constructor(private readonly world: WatchedScene) {
    this.lapseWorld = {
      truth: world.simulator.truth,
      now: () => world.time.elapsed,
      isDeaf: (callSid) => world.deaf.has(callSid),
      troubleUntil: () => this.troubleEnds,
      reportsAreLost: () => world.time.elapsed <= this.reportsLostUntil,
      youngestSince: () => world.desk.youngestSince,
    };
    this.legs = new LegWatch(this.lapseWorld);
    this.rings = new RingWatch(this.lapseWorld);
    this.lives = new LifeWatch({
      ...this.lapseWorld,
      tables: () => world.desk.database.tables,
      pages: () => world.agents.flatMap(({ tabs }) => tabs),
    });
  }

  begin(): void {
    const { rest, webhooks } = this.world;
    rest.onAccepted = (accepted) => {
      this.add(this.legs.noteAccepted(accepted));
      const { url } = accepted.request;
      if (isListening(url) && accepted.answer.status < 300) this.lives.noteListening(callIn(url));
    };
    rest.onUnheard = (path) => this.lives.noteRefused(callIn(path));
    rest.onTrouble = (trouble, ms) => {
      this.noteTrouble(ms);
      // What is not done, or after something newer, is as bad as a report that is lost: only a
      // sweep can see it.
      if (trouble === 'done later' || trouble === 'never done') this.noteLostReport();
    };
    this.world.simulator.deliveries.on((delivery) => {
      const isReport = delivery.kind === 'call-status' || delivery.kind === 'conference-event';
      if (isReport && delivery.outcome === 'failed') this.noteLostReport();
      if (delivery.kind === 'user-message') {
        if (delivery.outcome === 'failed') this.lives.noteLostSign();
        return;
      }
      // Nobody reports that a document is lost: it is as when no report arrives.
      if (!isReport && delivery.outcome === 'failed') this.noteTrouble();
    });
    webhooks.onAnswer = (arrival, { status }) => {
      if (status >= 300) return;
      // A report has not arrived if its process died while it handled it.
      this.watched.forEach(({ lapses }) => lapses.noteArrival(arrival));
      this.legs.noteArrival(arrival);
    };
  }

  get lapses(): readonly Lapse[] {
    return this.watched.flatMap(({ lapses }) => lapses.lapses);
  }

  /** A named fault is felt until so many ms from now. */
  noteTrouble(ms = 0): void {
    this.troubleEnds = Math.max(this.troubleEnds, this.world.time.elapsed + ms);
  }

  /** A report is lost, or held back. */
  noteLostReport(): void {
    this.reportsLostUntil = this.world.time.elapsed + lossIsFeltMs;
  }

  noteLostCustomer(callSid: string): void {
    this.lostCustomers.add(callSid);
  }

  watch(customer: Caller): void {
    const { call } = customer;
    if (!call) return;
    const lapses = new LapseWatch(call.sid, customer.name, this.lapseWorld);
    const truth = new TruthWatch(customer.name, this.lapseWorld);
    this.watched.push({ customer, lapses, truth, ownerLoss: new OwnerLoss(), isOver: false });
  }

  onHangUp({ call }: Caller): void {
    if (call) this.legs.noteCustomerGone(call.sid);
  }

  onWish({ action, callId, answer }: Wished): void {
    if (answer && answer.status < 300) this.granted += 1;
    else this.refused += 1;
    // A wish whose answer was lost may have been granted.
    if (action === 'end' && (!answer || answer.status < 300 || answer.status >= 500)) {
      this.endsWished.add(callId);
    }
    if (answer?.status === 400) {
      this.say('every button leads somewhere', `${action}: ${answer.body}`);
    }
    if (answer && answer.status >= 500 && !this.isTroubled()) {
      this.say('no wish ends in an error', `${action}: ${answer.status} ${answer.body}`);
    }
  }

  onFault(error: unknown, where: string): void {
    if (this.world.desk.database.isAway || this.isTroubled()) return;
    this.say('no error that nobody expects', `${where}: ${describe(error)}`);
  }

  onJobFailure({ name }: JobRow, error: unknown, isFinal: boolean): void {
    if (this.world.desk.database.isAway || this.isTroubled()) return;
    // It is tried again while nobody knows whether the carrier has heard it.
    if (name === 'listen_to_leg' && error instanceof CarrierError && !isFinal) return;
    const tries = isFinal ? 'for good' : 'once';
    this.say('no error that nobody expects', `job ${name} failed ${tries}: ${describe(error)}`);
  }

  /** Looks at the carrier once, after every step. */
  look(): void {
    for (const one of this.watched) {
      if (one.isOver) continue;
      this.add(one.lapses.look());
      const call = this.callOf(one.lapses.callSid);
      one.ownerLoss.note(call);
      this.add(one.truth.look(call, one.lapses.heard));
      if (one.lapses.heard === 'gone') this.judgeEnd(one);
    }
    this.legs.look().forEach((violation) => this.add(violation));
    this.rings
      .look(this.world.agents, this.legs.dialed)
      .forEach((violation) => this.add(violation));
    this.followStates();
  }

  say(rule: string, what: string): void {
    this.add({ at: this.world.time.elapsed, rule, what });
  }

  private add(violation: Violation | null): void {
    if (!violation) return;
    this.violations.push(violation);
    this.world.story.tell(`✖ ${violation.rule}: ${violation.what}`);
  }

  private judgeEnd(one: Watched): void {
    one.isOver = true;
    const { customer, lapses } = one;
    this.legs.noteCustomerGone(lapses.callSid);
    const isAllowed =
      customer.hasHungUp ||
      // They wanted to be called back, or have left a message.
      customer.hasChosen ||
      this.lostCustomers.has(lapses.callSid) ||
      this.isOwnerLost(one) ||
      this.endsWished.has(this.callOf(lapses.callSid)?.id ?? '');
    if (isAllowed) return;
    const call = this.world.simulator.truth.call(lapses.callSid);
    const warnings = call?.warnings.map(({ code, message }) => `${code} ${message}`).join('; ');
    this.say(
      'a call ends only for the reasons that are allowed',
      `${customer.name} has been dropped (${warnings ?? ''})`,
    );
  }

  /** Allowed only where the desk has chosen it. */
  private isOwnerLost({ lapses, ownerLoss }: Watched): boolean {
    const legs = this.legs.dialed.filter(({ room }) => room === lapses.callSid);
    return ownerLoss.explains(legs, this.lapseWorld.truth, this.lapseWorld.isDeaf);
  }

  private isTroubled(): boolean {
    return this.world.time.elapsed <= this.troubleEnds + afterTroubleMs;
  }

  private callOf(customerSid: string): CallRow | undefined {
    for (const call of this.world.desk.database.tables.calls.values()) {
      if (call.customerSid === customerSid) return call;
    }
    return undefined;
  }

  /**
   * Tells the story of what the desk decides, and judges by it only whether somebody who lives
   * counts as lost.
   */
  private followStates(): void {
    const { lines } = this.world.desk.database.tables;
    for (; this.linesTold < lines.length; this.linesTold += 1) {
      const line = lines[this.linesTold];
      if (line) this.add(this.lives.look(line));
      if (line?.decision !== 'moved' || !line.toState) continue;
      this.states.set(line.toState, (this.states.get(line.toState) ?? 0) + 1);
      const from = line.fromState ? `${line.fromState} → ` : '';
      this.world.story.tell(`  desk: ${from}${line.toState} (${line.event} by ${line.cause})`);
    }
  }
}

/** The call in a path of the carrier's. */
const callIn = (path: string) => /\/Calls\/(\w+)\//.exec(path)?.[1] ?? '';

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
