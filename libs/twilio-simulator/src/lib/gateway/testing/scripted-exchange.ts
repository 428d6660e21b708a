import { EventEmitter, once } from 'node:events';
import type {
  CallSid,
  Exchange,
  IncomingCall,
  OutgoingCall,
  Telephone,
  UserMessage,
} from '../../kernel/exchange';

/** Everything that telephones tell an exchange. */
export type Told =
  | { readonly what: 'register' | 'unregister'; readonly address: string }
  | { readonly what: 'dial'; readonly address: string; readonly call: OutgoingCall }
  | { readonly what: 'answer' | 'reject' | 'hang-up'; readonly callSid: CallSid }
  | { readonly what: 'press'; readonly callSid: CallSid; readonly digit: string }
  | { readonly what: 'message'; readonly callSid: CallSid; readonly content: unknown };

/** An exchange that does what a test says and remembers what it was told. */
export class ScriptedExchange implements Exchange {
  readonly told: Told[] = [];
  readonly telephones: Telephone[] = [];
  private readonly events = new EventEmitter();
  private readonly ringing = new Map<CallSid, Set<Telephone>>();
  private placed = 0;

  register(telephone: Telephone): () => void {
    this.telephones.push(telephone);
    this.note({ what: 'register', address: telephone.address });
    return () => {
      this.telephones.splice(this.telephones.indexOf(telephone), 1);
      this.note({ what: 'unregister', address: telephone.address });
    };
  }

  dial(telephone: Telephone, call: OutgoingCall): CallSid {
    this.telephones.push(telephone);
    this.note({ what: 'dial', address: telephone.address, call });
    return `CAplaced${++this.placed}`;
  }

  answer(telephone: Telephone, callSid: CallSid): 'answered' | 'too-late' {
    const ringing = this.ringing.get(callSid);
    if (!ringing?.has(telephone)) return 'too-late';
    this.ringing.delete(callSid);
    for (const other of ringing) if (other !== telephone) other.stopRinging(callSid);
    this.note({ what: 'answer', callSid });
    return 'answered';
  }

  reject(_telephone: Telephone, callSid: CallSid): void {
    this.note({ what: 'reject', callSid });
  }

  hangUp(_telephone: Telephone, callSid: CallSid): void {
    this.note({ what: 'hang-up', callSid });
  }

  press(callSid: CallSid, digit: string): void {
    this.note({ what: 'press', callSid, digit });
  }

  message(callSid: CallSid, { content }: UserMessage): void {
    this.note({ what: 'message', callSid, content });
  }

  /** Rings every registered telephone of the address. */
  ring(call: IncomingCall, address: string): void {
    const devices = this.telephones.filter((telephone) => telephone.address === address);
    this.ringing.set(call.callSid, new Set(devices));
    for (const device of devices) void device.ring(call);
  }

  /** Waits until a telephone is registered at the address. */
  async waitsUntilReachable(address: string): Promise<void> {
    while (!this.telephones.some((telephone) => telephone.address === address)) {
      await once(this.events, 'told', { signal: AbortSignal.timeout(10_000) });
    }
  }

  /** Waits until telephones have told this, from the beginning on. */
  async waitsUntilTold(expected: Partial<Record<string, unknown>>): Promise<Told> {
    for (;;) {
      const found = this.told.find((told) =>
        Object.entries(expected).every(([key, value]) => Reflect.get(told, key) === value),
      );
      if (found) return found;
      await once(this.events, 'told', { signal: AbortSignal.timeout(10_000) });
    }
  }

  private note(told: Told): void {
    this.told.push(told);
    this.events.emit('told');
  }
}
