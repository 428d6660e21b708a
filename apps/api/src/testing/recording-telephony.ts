import { Readable } from 'node:stream';
import { type HoldAudio, isSameParty, type LegOutcome, textOf } from '@baton/call-flow';
import {
  CarrierError,
  type CustomerInRoom,
  type InRoom,
  type ListenedLeg,
  type Overview,
  type PlacedLeg,
  type RingOrder,
  Telephony,
} from '../desk/carrier/telephony';
import { aSid } from './sids';

/** A carrier that does nothing but write down what it was asked, and fails when told to. */
export class RecordingTelephony extends Telephony {
  /** What was asked, in words. */
  readonly asked: string[] = [];
  /** The agents over whose legs the carrier hands on what their pages say. */
  readonly listenedTo: string[] = [];
  /** The rings, with the ids that they were given. */
  readonly rings: { readonly order: RingOrder; readonly sid: string }[] = [];
  /** Who is in the room, and whether on hold; of a customer it is kept up by what is asked for. */
  readonly inRoom = new Map<string, { isHeld: boolean }>();
  /** The connections that are over, and how they ended. */
  readonly ended = new Map<string, LegOutcome>();
  private readonly troubles = new Map<string, (() => CarrierError)[]>();

  /** Has the next request of a kind fail. A ring that is `accepted-but-lost` rings anyway. */
  failNext(
    what:
      | 'ring'
      | 'hold'
      | 'resume'
      | 'playWhileWaiting'
      | 'hangUp'
      | 'closeRoom'
      | 'whoIsInRoom'
      | 'overview'
      | 'endOf'
      | 'openRecording'
      | 'listenTo',
    failure: CarrierError['failure'],
    /** The carrier's code. */
    code: string | null = null,
  ): void {
    const troubles = this.troubles.get(what) ?? [];
    troubles.push(
      () => new CarrierError(failure, `The carrier was ${failure} about ${what}.`, {}, code),
    );
    this.troubles.set(what, troubles);
  }

  /** Has every request fail from now on, until {@link forget}. */
  failAll(failure: CarrierError['failure']): void {
    this.failure = failure;
  }

  private failure: CarrierError['failure'] | null = null;

  /** Has the next ring be carried out although its answer is lost. */
  loseNextRingAnswer(): void {
    this.answersLost += 1;
  }

  private answersLost = 0;

  deleteRecording(recordingSid: string): Promise<void> {
    this.asked.push(`delete ${recordingSid}`);
    return Promise.resolve();
  }

  forget(): void {
    this.asked.length = 0;
    this.rings.length = 0;
    this.listenedTo.length = 0;
    this.inRoom.clear();
    this.ended.clear();
    this.troubles.clear();
    this.answersLost = 0;
    this.failure = null;
  }

  /** The last ring of an agent. */
  ringOf(agentId: string): { readonly order: RingOrder; readonly sid: string } {
    const ring = this.rings.findLast(({ order }) => textOf(order.party) === agentId);
    if (!ring) throw new Error(`${agentId} was not rung.`);
    return ring;
  }

  override ring(order: RingOrder): Promise<string> {
    return this.doing('ring', `ring ${textOf(order.party)} for ${order.purpose}`, () => {
      const sid = aSid('CA');
      this.rings.push({ order, sid });
      if (this.answersLost > 0) {
        this.answersLost -= 1;
        throw new CarrierError('unsure', 'The answer was lost.');
      }
      return sid;
    });
  }

  override findRung(order: RingOrder): Promise<string[]> {
    return this.doing('findRung', `look for ${textOf(order.party)}`, () => {
      const rings = this.rings.filter((ring) => isSameParty(ring.order.party, order.party));
      return rings.map(({ sid }) => sid);
    });
  }

  override hangUp(sid: string): Promise<void> {
    const ring = this.rings.find((one) => one.sid === sid);
    return this.doing('hangUp', `hang up ${ring ? textOf(ring.order.party) : sid}`);
  }

  override endOf(sid: string): Promise<LegOutcome | null> {
    return this.doing('endOf', 'look at a connection', () => this.ended.get(sid) ?? null);
  }

  override listenTo({ legId }: ListenedLeg): Promise<void> {
    const ring = this.rings.find(({ order }) => order.legId === legId);
    const trouble = this.troubles.get('listenTo')?.shift();
    if (trouble) return Promise.reject(trouble());
    if (this.failure) return Promise.reject(new CarrierError(this.failure, 'As ordered.'));
    // Not among what is asked: every agent's leg is listened to once.
    this.listenedTo.push(ring ? textOf(ring.order.party) : legId);
    return Promise.resolve();
  }

  override placeLeg({ party }: PlacedLeg): Promise<void> {
    return this.doing('placeLeg', `place ${textOf(party)}`);
  }

  override placeCustomer(): Promise<void> {
    return this.doing('placeCustomer', 'place the customer');
  }

  override findRoom(name: string): Promise<string | null> {
    return this.doing('findRoom', 'find the room', () => name.replace('CA', 'CF'));
  }

  override hold({ customerSid }: CustomerInRoom, audio: HoldAudio): Promise<void> {
    return this.doing('hold', `hold with ${audio}`, () => {
      this.inRoom.set(customerSid, { isHeld: true });
    });
  }

  override playWhileWaiting(): Promise<void> {
    return this.doing('playWhileWaiting', 'play to the waiting customer');
  }

  override resume({ customerSid }: CustomerInRoom): Promise<void> {
    return this.doing('resume', 'resume', () => {
      this.inRoom.set(customerSid, { isHeld: false });
    });
  }

  /** Who is in a room is up, and the room is open; all else has to be asked about. */
  override overview(): Promise<Overview> {
    return this.doing('overview', 'look at the lists', () => {
      const up = new Set([...this.inRoom.keys()].filter((sid) => !this.ended.has(sid)));
      const customers = [...this.inRoom.keys()].filter(
        (sid) => !this.rings.some((ring) => ring.sid === sid),
      );
      const rooms = new Map(customers.map((sid) => [sid, [sid.replace('CA', 'CF')]]));
      return { up, ringing: new Set<string>(), rooms, requests: 2 };
    });
  }

  override looksAtOnce(): Promise<number> {
    return Promise.resolve(4);
  }

  override whoIsInRoom(): Promise<InRoom> {
    return this.doing('whoIsInRoom', 'look into the room', () => this.inRoom);
  }

  override closeRoom(): Promise<void> {
    return this.doing('closeRoom', 'close the room', () => this.inRoom.clear());
  }

  override openRecording(): Promise<Readable> {
    return this.doing('openRecording', 'open a recording', () => Readable.from(['RIFF']));
  }

  private doing(what: string, words: string): Promise<void>;
  private doing<T>(what: string, words: string, act: () => T): Promise<T>;
  private async doing(what: string, words: string, act?: () => unknown): Promise<unknown> {
    this.asked.push(words);
    const trouble = this.troubles.get(what)?.shift();
    if (trouble) throw trouble();
    if (this.failure) throw new CarrierError(this.failure, `The carrier was ${this.failure}.`);
    return Promise.resolve(act?.());
  }
}
