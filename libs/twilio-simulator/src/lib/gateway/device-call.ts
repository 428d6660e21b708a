import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CallSid,
  Exchange,
  IncomingCall,
  OutgoingCall,
  Telephone,
  UserMessage,
} from '../kernel/exchange';
import type { LineId, Lines } from '../media/lines';
import type { GatewayMessage, SignallingError } from './messages';

/**
 * Where a call's messages go: the connection of the device, which can be another one after a loss.
 */
export interface CallWire {
  send(message: GatewayMessage): void;
  /** The call has reached this connection. */
  adopt(call: DeviceCall): void;
  /** The call is over, or has gone to another connection. */
  forget(call: DeviceCall): void;
}

/** What a call needs around it. */
export interface CallParts {
  readonly lines: Lines;
  readonly exchange: Exchange;
  readonly telephone: Telephone;
  readonly accountSid: string;
}

/**
 * So long a page takes at most to show a call: the SDK says nothing about it, and waits up to 2 s
 * for its ringtone first. With sounds at hand it was seen to take 120 to 160 ms, and more than 500
 * ms on a busy machine.
 */
const showingMs = 3_000;

const mediaFailed: SignallingError = { code: 53_405, message: 'Media connection failed' };

/**
 * One call of one device, from the first `invite` to its end. Whatever is awaited, the call may be
 * over afterwards: the other side can hang up at any moment.
 */
export class DeviceCall {
  readonly reconnectToken = `RT${randomBytes(16).toString('hex')}`;
  line: LineId = randomUUID();
  /**
   * Resolves when the device has had time to show the call that is offered to it, or cannot show
   * it.
   */
  shown: Promise<void> = Promise.resolve();
  private phase: 'ringing' | 'placing' | 'open' | 'over';
  private sid: CallSid = '';
  /** What the device calls it. */
  private knownAs = '';
  /** Our answer to a call that the device places, once it is made. */
  private answerSdp: string | null = null;

  private constructor(
    private wire: CallWire,
    private readonly parts: CallParts,
    phase: 'ringing' | 'placing',
  ) {
    this.phase = phase;
  }

  /** Offers a call to the device. */
  static ring(wire: CallWire, parts: CallParts, incoming: IncomingCall): DeviceCall {
    const call = new DeviceCall(wire, parts, 'ringing');
    call.sid = call.knownAs = incoming.callSid;
    wire.adopt(call);
    call.shown = call.invite(incoming);
    return call;
  }

  /** Places a call of the device, which has a name of its own for it until it learns the sid. */
  static place(
    wire: CallWire,
    parts: CallParts,
    outgoing: OutgoingCall,
    { callsid, sdp }: { readonly callsid: string; readonly sdp: string },
  ): DeviceCall {
    const call = new DeviceCall(wire, parts, 'placing');
    call.sid = parts.exchange.dial(parts.telephone, outgoing);
    call.knownAs = callsid;
    wire.adopt(call);
    void call.openLine(sdp);
    return call;
  }

  get callSid(): CallSid {
    return this.sid;
  }

  get isRinging(): boolean {
    return this.phase === 'ringing';
  }

  get isOver(): boolean {
    return this.phase === 'over';
  }

  isCalled(name: string): boolean {
    return name === this.sid || name === this.knownAs;
  }

  // What the device does.

  async answer(sdp: string): Promise<void> {
    if (!this.take()) return;
    try {
      await this.parts.lines.accept(this.line, this.sid, sdp);
    } catch {
      // The description cannot be used, or the media process has died.
      this.fail(mediaFailed);
    }
  }

  /**
   * Answers on another device of the same identity, which got the call's token from the first one.
   */
  async answerElsewhere(wire: CallWire, offer: string): Promise<void> {
    if (!this.take()) return;
    this.wire.send({ type: 'cancel', payload: { callsid: this.sid } });
    this.wire.forget(this);
    this.wire = wire;
    wire.adopt(this);
    this.parts.lines.closeLine(this.line);
    this.line = randomUUID();
    await this.openLine(offer);
  }

  reject(): void {
    if (this.phase === 'ringing') this.parts.exchange.reject(this.parts.telephone, this.sid);
    this.end();
  }

  hangUp(): void {
    if (this.phase === 'ringing') {
      this.reject();
      return;
    }
    if (!this.isOver) this.parts.exchange.hangUp(this.parts.telephone, this.sid);
    this.end();
  }

  press(digits: string): void {
    if (this.phase !== 'open') return;
    // `w` in between only lets time pass.
    for (const digit of digits.match(/[0-9*#]/g) ?? []) {
      this.parts.exchange.press(this.sid, digit);
    }
  }

  /** The device's page says something to the application. */
  say(message: UserMessage): void {
    if (this.phase === 'open') this.parts.exchange.message(this.sid, message);
  }

  /** The device's network has changed; its audio finds a new way. */
  async renegotiate(offer: string): Promise<void> {
    try {
      const sdp = await this.parts.lines.renegotiate(this.line, offer);
      if (!this.isOver) this.wire.send({ type: 'answer', payload: { callsid: this.sid, sdp } });
    } catch {
      this.fail(mediaFailed);
    }
  }

  /**
   * The device is back, by a new connection or with a new token; the audio has gone on meanwhile.
   */
  resume(wire: CallWire): void {
    if (this.wire !== wire) {
      this.wire.forget(this);
      this.wire = wire;
      wire.adopt(this);
    }
    const { sid: callsid, reconnectToken: reconnect } = this;
    wire.send({ type: 'answer', payload: { callsid, reconnect } });
  }

  /** The connection is gone for good. */
  lose(): void {
    if (this.phase === 'open' || this.phase === 'placing') {
      this.parts.exchange.hangUp(this.parts.telephone, this.sid);
    }
    this.end();
  }

  /** The audio is gone for good. */
  loseAudio(): void {
    this.fail(mediaFailed);
  }

  // What the exchange does.

  stopRinging(): void {
    if (this.phase !== 'ringing') return;
    this.wire.send({ type: 'cancel', payload: { callsid: this.sid } });
    this.end();
  }

  connected(): void {
    if (this.phase !== 'placing') return;
    this.phase = 'open';
    if (this.answerSdp !== null) this.sendAnswer(this.answerSdp);
  }

  /** The application says something to the device's page. */
  tell({ sid, content }: UserMessage): void {
    const { sid: callsid } = this;
    const kind = { contenttype: 'application/json', messagetype: 'user-defined-message' } as const;
    this.wire.send({ type: 'message', payload: { callsid, content, ...kind, voiceeventsid: sid } });
  }

  disconnected(error?: SignallingError): void {
    if (this.isOver) return;
    const callsid = this.knownAs;
    this.wire.send({ type: 'hangup', payload: { callsid, ...(error && { error }) } });
    this.end();
  }

  /** The first device to take a call has it; the others are told by the exchange. */
  private take(): boolean {
    if (this.phase !== 'ringing') return false;
    // Set before the exchange is asked: it tells every device that still rings to stop.
    this.phase = 'open';
    if (this.parts.exchange.answer(this.parts.telephone, this.sid) === 'answered') return true;
    this.wire.send({ type: 'cancel', payload: { callsid: this.sid } });
    this.end();
    return false;
  }

  private async invite({ callSid, from, to, params, stirStatus }: IncomingCall): Promise<void> {
    let sdp: string;
    try {
      sdp = await this.parts.lines.offer(this.line);
    } catch {
      // The media process has died: like a device that cannot be reached, this one does not ring.
      return;
    }
    if (this.isOver) return;
    const parameters = {
      CallSid: callSid,
      AccountSid: this.parts.accountSid,
      ApiVersion: '2010-04-01',
      From: from,
      To: to,
      ...(Object.keys(params).length > 0 && { Params: parameterText(params) }),
      ...(stirStatus !== undefined && { StirStatus: stirStatus }),
    };
    const { reconnectToken: reconnect } = this;
    this.wire.send({ type: 'invite', payload: { callsid: callSid, sdp, reconnect, parameters } });
    await sleep(showingMs, undefined, { ref: false });
  }

  /** Answers a line that the device offered. */
  private async openLine(offer: string): Promise<void> {
    const { lines } = this.parts;
    let sdp: string;
    try {
      sdp = await lines.answer(this.line, this.sid, offer);
    } catch {
      this.fail(mediaFailed);
      return;
    }
    if (this.isOver) {
      // It ended while the line was being opened.
      lines.closeLine(this.line);
      return;
    }
    this.answerSdp = sdp;
    if (this.phase === 'placing' || this.knownAs !== this.sid) {
      // With the description in it, audio flows before the answer: nobody misses the first word.
      this.knownAs = this.sid;
      this.wire.send({ type: 'ringing', payload: { callsid: this.sid, sdp } });
    }
    if (this.phase === 'open') this.sendAnswer(sdp);
  }

  private sendAnswer(sdp: string): void {
    const { sid: callsid, reconnectToken: reconnect } = this;
    this.wire.send({ type: 'answer', payload: { callsid, sdp, reconnect } });
  }

  private fail(error: SignallingError): void {
    if (this.isOver) return;
    this.wire.send({ type: 'hangup', payload: { callsid: this.knownAs, error } });
    this.lose();
  }

  private end(): void {
    if (this.isOver) return;
    this.phase = 'over';
    this.parts.lines.closeLine(this.line);
    this.wire.forget(this);
  }
}

/** The SDK decodes the values but not the names, so names are sent as they are. */
function parameterText(params: Readonly<Record<string, string>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}
