import type { Address, CallSid, IncomingCall, Telephone, UserMessage } from '../kernel/exchange';
import type { DeviceCall } from './device-call';
import type { SignallingError } from './messages';

/**
 * A Voice SDK device as the exchange sees it. It outlives its connection: a call that goes on
 * during a loss of the signalling still belongs to the telephone that took it.
 */
export class Device implements Telephone {
  private readonly calls = new Map<CallSid, DeviceCall>();

  constructor(
    readonly address: Address,
    private readonly offer: (call: IncomingCall) => DeviceCall,
  ) {}

  /** Notes a call that the exchange will speak about. */
  add(call: DeviceCall): void {
    this.calls.set(call.callSid, call);
  }

  ring(incoming: IncomingCall): Promise<void> {
    const call = this.offer(incoming);
    this.add(call);
    return call.shown;
  }

  stopRinging(callSid: CallSid): void {
    this.calls.get(callSid)?.stopRinging();
    this.calls.delete(callSid);
  }

  /** The device has been told that it rings as soon as its line was open. */
  ringing(): void {
    return;
  }

  connected(callSid: CallSid): void {
    this.calls.get(callSid)?.connected();
  }

  message(callSid: CallSid, message: UserMessage): void {
    this.calls.get(callSid)?.tell(message);
  }

  disconnected(callSid: CallSid, error?: SignallingError): void {
    this.calls.get(callSid)?.disconnected(error);
    this.calls.delete(callSid);
  }
}
