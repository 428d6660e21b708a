import type { WebSocket } from 'ws';
import type { Account } from '../kernel/account';
import type { Exchange } from '../kernel/exchange';
import type { Lines } from '../media/lines';
import { type Grants, readAccessToken } from './access-token';
import { Device } from './device';
import type { GatewayPlace } from './gateway-place';
import { type CallWire, DeviceCall } from './device-call';
import type { ClientMessage, GatewayMessage, SignallingError } from './messages';
import { SignallingSocket } from './signalling-socket';
import { refuseUserMessage } from './user-message';

/** What a connection needs around it. */
export interface ConnectionParts {
  readonly account: Account;
  readonly exchange: Exchange;
  readonly lines: Lines;
  /** Which of Twilio's edges the client has asked for, and where it sends its statistics. */
  readonly place: GatewayPlace;
  /** All calls of all devices, whichever connection they are on. */
  readonly calls: Set<DeviceCall>;
  /** The connection is gone and has no calls left. */
  readonly done: (connection: Connection) => void;
}

/**
 * Added to the client's own limit, so that a client which reconnects at the last moment finds its
 * call.
 */
const graceMs = 500;

/** One WebSocket of one Voice SDK device. */
export class Connection implements CallWire {
  private readonly socket: SignallingSocket;
  private readonly calls = new Set<DeviceCall>();
  private grants: Grants | null = null;
  private device: Device | null = null;
  private unregister: (() => void) | null = null;
  /** What the client asked for last; an expired token suspends it, a fresh one restores it. */
  private wantsCalls = false;
  private reconnectTimeoutMs = 0;
  private expiry: NodeJS.Timeout | undefined;
  private grace: NodeJS.Timeout | undefined;

  constructor(
    socket: WebSocket,
    private readonly parts: ConnectionParts,
  ) {
    this.socket = new SignallingSocket(socket, {
      message: (message) => this.take(message),
      closed: () => this.close(),
    });
  }

  /** Null until the client has shown a token. */
  get address(): string | null {
    return this.device?.address ?? null;
  }

  get isRegistered(): boolean {
    return this.unregister !== null;
  }

  send(message: GatewayMessage): void {
    this.socket.send(message);
  }

  adopt(call: DeviceCall): void {
    this.calls.add(call);
    this.parts.calls.add(call);
  }

  forget(call: DeviceCall): void {
    this.calls.delete(call);
    if (call.isOver) this.parts.calls.delete(call);
    // Its last call has ended, or has gone to another connection: there is nothing left to wait
    // for.
    if (this.grace !== undefined && this.calls.size === 0) this.giveUp();
  }

  /** A fault: the connection breaks at once. */
  drop(): void {
    this.socket.drop();
  }

  /** Ends the connection and the calls that wait for its return. */
  giveUp(): void {
    clearTimeout(this.grace);
    this.grace = undefined;
    this.socket.drop();
    for (const call of this.calls) call.lose();
    this.parts.done(this);
  }

  /** A fault: nothing gets through any more, and nobody is told. */
  cutOff(): void {
    this.socket.cutOff();
  }

  private take(message: ClientMessage): void {
    switch (message.type) {
      case 'listen':
        this.listen(message.payload.token, message.payload.reconnectTimeout ?? 0);
        return;
      case 'register':
        this.register(message.payload.media.audio);
        return;
      case 'invite':
        this.invite(message.payload);
        return;
      case 'answer':
        void this.call(message.payload.callsid)?.answer(message.payload.sdp);
        return;
      case 'reject':
        this.call(message.payload.callsid)?.reject();
        return;
      case 'hangup':
        this.call(message.payload.callsid)?.hangUp();
        return;
      case 'dtmf':
        this.call(message.payload.callsid)?.press(message.payload.dtmf);
        return;
      case 'reinvite':
        void this.call(message.payload.callsid)?.renegotiate(message.payload.sdp);
        return;
      case 'message':
        this.acknowledge(message.payload);
        return;
    }
  }

  /** Takes a token, the first one or a fresh one; the calls go on in any case. */
  private listen(token: string, reconnectTimeout: number): void {
    const grants = readAccessToken(token, this.parts.account);
    if ('code' in grants) {
      this.sendError(grants);
      return;
    }
    this.reconnectTimeoutMs = reconnectTimeout * 1000;
    if (grants.identity !== this.grants?.identity) this.becomeDevice(grants);
    this.grants = grants;
    const ttl = Math.max(0, Math.ceil((grants.expiresAt - Date.now()) / 1000));
    clearTimeout(this.expiry);
    this.expiry = setTimeout(() => this.expire(), grants.expiresAt - Date.now());
    this.send({
      type: 'connected',
      payload: {
        token: { identity: grants.identity, ttl },
        ...this.parts.place,
        gateway: 'simulator',
      },
    });
    if (this.wantsCalls) this.restorePresence(grants);
  }

  /**
   * A registered SDK does not register again for a fresh token: it takes its presence for granted.
   */
  private restorePresence({ mayBeCalled }: Grants): void {
    if (!mayBeCalled) this.leave();
    else if (this.device) this.unregister ??= this.parts.exchange.register(this.device);
  }

  private becomeDevice({ identity, isHandset }: Grants): void {
    this.leave();
    // So Twilio names who has no name: https://www.twilio.com/docs/voice/twiml#request-parameters
    const name = identity ?? 'Anonymous';
    this.device = new Device(isHandset ? name : `client:${name}`, (incoming) =>
      DeviceCall.ring(this, this.callParts(), incoming),
    );
  }

  private register(wantsCalls: boolean): void {
    if (!this.device || !this.grants) return;
    this.wantsCalls = wantsCalls;
    if (!wantsCalls) {
      this.leave();
      // The SDK's unregister() waits for it.
      this.send({ type: 'offline', payload: {} });
      return;
    }
    if (!this.grants.mayBeCalled) {
      this.sendError({ code: 31201, message: 'The access token does not allow incoming calls' });
      return;
    }
    // Clients register again every 30 seconds.
    this.unregister ??= this.parts.exchange.register(this.device);
    this.send({ type: 'ready', payload: {} });
  }

  private invite(payload: Extract<ClientMessage, { type: 'invite' }>['payload']): void {
    if (payload.reconnect !== undefined) {
      this.takeUp(payload.reconnect, payload.callsid, payload.sdp);
      return;
    }
    if (!this.device || !this.grants) return;
    const { applicationSid, isHandset } = this.grants;
    if (applicationSid === null && !isHandset) {
      const error = { code: 31201, message: 'The access token does not allow outgoing calls' };
      this.send({ type: 'hangup', payload: { callsid: payload.callsid, error } });
      return;
    }
    const params = Object.fromEntries(new URLSearchParams(payload.twilio?.params ?? ''));
    // A telephone dials a number; only a client has an application and parameters.
    const outgoing = isHandset
      ? { to: params['To'] ?? '', params: {} }
      : { params, ...(applicationSid !== null && { applicationSid }) };
    this.device.add(DeviceCall.place(this, this.callParts(), outgoing, payload));
  }

  /** A client comes back to a call, or another device of the identity takes it. */
  private takeUp(token: string, callSid: string, sdp: string): void {
    const call = [...this.parts.calls].find((other) => other.reconnectToken === token);
    if (!call?.isCalled(callSid)) {
      const error = { code: 31404, message: 'The call is over' };
      this.send({ type: 'hangup', payload: { callsid: callSid, error } });
    } else if (call.isRinging) {
      void call.answerElsewhere(this, sdp);
    } else {
      call.resume(this);
    }
  }

  private acknowledge(payload: Extract<ClientMessage, { type: 'message' }>['payload']): void {
    const { callsid, content, voiceeventsid } = payload;
    const error = refuseUserMessage(payload);
    if (error) {
      this.send({ type: 'error', payload: { error, callsid, voiceeventsid } });
      return;
    }
    this.call(callsid)?.say({ sid: voiceeventsid, content });
    this.send({ type: 'ack', payload: { acktype: 'message', callsid, voiceeventsid } });
  }

  private expire(): void {
    this.leave();
    this.sendError({ code: 31205, message: 'Access token expired' });
  }

  private leave(): void {
    this.unregister?.();
    this.unregister = null;
  }

  private close(): void {
    clearTimeout(this.expiry);
    this.leave();
    for (const call of this.calls) if (call.isRinging) call.lose();
    // Without a limit of its own the client gives its call up with the connection, and so do we.
    const grace = this.reconnectTimeoutMs > 0 ? this.reconnectTimeoutMs + graceMs : 0;
    if (grace > 0 && this.calls.size > 0) this.grace = setTimeout(() => this.giveUp(), grace);
    else this.giveUp();
  }

  private call(name: string): DeviceCall | undefined {
    return [...this.calls].find((call) => call.isCalled(name));
  }

  private callParts() {
    const { device } = this;
    if (!device) throw new Error('a call needs a device');
    const { lines, exchange, account } = this.parts;
    return { lines, exchange, telephone: device, accountSid: account.sid };
  }

  private sendError(error: SignallingError): void {
    this.send({ type: 'error', payload: { error } });
  }
}
