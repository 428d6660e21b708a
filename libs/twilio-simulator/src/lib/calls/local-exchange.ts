import type { Changes } from '../kernel/changes';
import type {
  Address,
  CallSid,
  Exchange,
  IncomingCall,
  OutgoingCall,
  Telephone,
  UserMessage,
} from '../kernel/exchange';
import type { Call } from './call';
import type { Digits } from './digits';
import { stirStatusOf } from './stir-status';

/** A call that rings at telephones. */
interface Offer {
  readonly telephones: Set<Telephone>;
  readonly answered: () => void;
  readonly declined: () => void;
}

/** What the exchange asks of the rest of the simulator. */
export interface ExchangeEvents {
  /** A telephone places a call; returns the new call's sid. */
  placed(telephone: Telephone, outgoing: OutgoingCall): CallSid;
  /** A telephone that was on a call left it. */
  hungUp(callSid: CallSid): void;
  /** The page of a client that is on a call says something to the application. */
  message(callSid: CallSid, message: UserMessage): void;
}

/** Knows which telephones can be reached, which of them ring, and which is on which call. */
export class LocalExchange implements Exchange {
  private readonly telephones = new Map<Address, Set<Telephone>>();
  private readonly offers = new Map<CallSid, Offer>();
  private readonly onCall = new Map<CallSid, Telephone>();

  constructor(
    private readonly digits: Digits,
    private readonly changes: Changes,
    private readonly events: ExchangeEvents,
  ) {}

  register(telephone: Telephone): () => void {
    const { address } = telephone;
    const devices = this.telephones.get(address) ?? new Set();
    this.telephones.set(address, devices);
    devices.add(telephone);
    this.changes.tell('telephone', address);
    return () => {
      devices.delete(telephone);
      if (devices.size === 0 && this.telephones.get(address) === devices) {
        this.telephones.delete(address);
      }
      this.changes.tell('telephone', address);
    };
  }

  dial(telephone: Telephone, call: OutgoingCall): CallSid {
    return this.events.placed(telephone, call);
  }

  answer(telephone: Telephone, callSid: CallSid): 'answered' | 'too-late' {
    const offer = this.offers.get(callSid);
    if (!offer?.telephones.has(telephone)) return 'too-late';
    this.offers.delete(callSid);
    this.onCall.set(callSid, telephone);
    stopRinging(offer, callSid, telephone);
    offer.answered();
    return 'answered';
  }

  reject(telephone: Telephone, callSid: CallSid): void {
    const offer = this.offers.get(callSid);
    if (!offer?.telephones.has(telephone)) return;
    this.offers.delete(callSid);
    stopRinging(offer, callSid, telephone);
    offer.declined();
  }

  hangUp(telephone: Telephone, callSid: CallSid): void {
    if (this.onCall.get(callSid) !== telephone) return;
    this.onCall.delete(callSid);
    this.events.hungUp(callSid);
  }

  press(callSid: CallSid, digit: string): void {
    if (/^[0-9*#]$/.test(digit) && this.onCall.has(callSid)) this.digits.press(callSid, digit);
  }

  message(callSid: CallSid, message: UserMessage): void {
    if (this.onCall.has(callSid)) this.events.message(callSid, message);
  }

  /** Says something to the page of the client that is on the call. */
  tell(callSid: CallSid, message: UserMessage): void {
    this.onCall.get(callSid)?.message?.(callSid, message);
  }

  /** The devices that ring when the address is called. */
  telephonesAt(address: Address): readonly Telephone[] {
    return [...(this.telephones.get(address) ?? [])];
  }

  /** Whether the telephone is on a call, or rings. */
  isEngaged(telephone: Telephone): boolean {
    return (
      [...this.onCall.values()].includes(telephone) ||
      [...this.offers.values()].some(({ telephones }) => telephones.has(telephone))
    );
  }

  addresses(): readonly { readonly address: Address; readonly devices: number }[] {
    return [...this.telephones].map(([address, devices]) => ({ address, devices: devices.size }));
  }

  /**
   * Rings every device; the first to answer has the call, and one that declines declines for all.
   * Resolves when all of them show the call.
   */
  async offer(
    call: Call,
    offer: {
      readonly telephones: readonly Telephone[];
      readonly params: IncomingCall['params'];
      readonly answered: () => void;
      readonly declined: () => void;
    },
  ): Promise<void> {
    this.offers.set(call.sid, { ...offer, telephones: new Set(offer.telephones) });
    const { sid: callSid, from, to } = call;
    const stirStatus = stirStatusOf(from);
    const incoming = { callSid, from, to, params: offer.params, ...(stirStatus && { stirStatus }) };
    const shown: Promise<void>[] = [];
    for (const telephone of offer.telephones) {
      // A telephone that answers at once, such as a script, ends the offer before all have rung.
      if (this.offers.has(callSid)) shown.push(Promise.resolve(telephone.ring(incoming)));
    }
    await Promise.all(shown);
  }

  /** Notes which telephone placed a call. */
  hold(callSid: CallSid, telephone: Telephone): void {
    this.onCall.set(callSid, telephone);
  }

  /** Tells the telephone that placed a call that it has been answered. */
  connect(callSid: CallSid): void {
    this.onCall.get(callSid)?.connected(callSid);
  }

  /** Takes a call away from its telephones, which know; the call itself does not. */
  lose(callSid: CallSid, error: { readonly code: number; readonly message: string }): void {
    const offer = this.offers.get(callSid);
    if (offer) {
      stopRinging(offer, callSid);
      offer.telephones.clear();
    }
    const telephone = this.onCall.get(callSid);
    this.onCall.delete(callSid);
    telephone?.disconnected(callSid, error);
  }

  /** Ends a call's ringing and its connection. */
  release(callSid: CallSid, error?: { readonly code: number; readonly message: string }): void {
    const offer = this.offers.get(callSid);
    this.offers.delete(callSid);
    if (offer) stopRinging(offer, callSid);
    const telephone = this.onCall.get(callSid);
    this.onCall.delete(callSid);
    telephone?.disconnected(callSid, error);
  }
}

function stopRinging(offer: Offer, callSid: CallSid, except?: Telephone): void {
  for (const telephone of offer.telephones) {
    if (telephone !== except) telephone.stopRinging(callSid);
  }
}
