import {
  type CallView,
  callViewSchema,
  customerRequestsSchema,
  heartbeatIntervalMs,
  type Session,
} from '@baton/shared-types';
import type { ScriptedCall, ScriptedPhone } from '@baton/twilio-simulator';
import type { ApiProcess, DeskAnswer } from '../desk/api-process';
import type { Surroundings } from './surroundings';

/**
 * How often a console says that it is alive, over its call while the desk does not answer, in ms.
 */
const beatMs = heartbeatIntervalMs / 2;

/** How long it waits for the desk's answer before it says so over its call, in ms. */
const answerWithinMs = 1_000;

/** What the product calls the socket of a console. */
type ConsoleSocket = Parameters<ApiProcess['shell']['gateway']['handleConnection']>[0];

/** One tab of an agent's console: its session, its live connection, its telephone. */
export class Tab {
  view: CallView | null = null;
  /** The view before, which a slow person may still be looking at. */
  earlier: CallView | null = null;
  isOpen = true;
  /** When its network was there again after it had been lost, in ms since the history began. */
  networkSince = -Infinity;
  /** Whether the page reaches the desk; its telephone reaches the carrier all the same. */
  hasDesk = true;
  private token: Pick<Session, 'token'> | null = null;
  private process: ApiProcess | null = null;
  private socket: ConsoleSocket | null = null;
  private isOnline = true;
  /** By how much the desk's time is ahead of the page's, in ms; null until the desk has said it. */
  private ahead: number | null = null;
  private hasMissedDesk = false;

  constructor(
    private readonly world: Surroundings,
    readonly agentId: string,
    readonly phone: ScriptedPhone,
    /** What the page calls itself. */
    readonly id: string,
  ) {}

  /** Copies what the browser keeps for a tab. */
  takeSessionOf(original: Tab): void {
    this.token = original.token;
  }

  /** The page stands still for ever; nobody ends its connections. */
  die(): void {
    this.isOpen = false;
    this.process = null;
    this.phone.unregister();
  }

  /** Signs in, connects, and says from now on that it is there. */
  begin(): void {
    this.phone.register();
    this.beat();
  }

  /** Closes the page: its telephone is gone, and a call on it ends at once. */
  close(): void {
    this.isOpen = false;
    this.process = null;
    for (const call of this.phone.calls) if (call.isConnected) call.hangUp();
    this.phone.unregister();
  }

  get hasNetwork(): boolean {
    return this.isOnline;
  }

  set hasNetwork(isOnline: boolean) {
    if (isOnline && !this.isOnline) this.networkSince = this.world.time.elapsed;
    this.isOnline = isOnline;
  }

  get isReachable(): boolean {
    return this.isOpen && this.hasNetwork && this.hasDesk;
  }

  get knowsTime(): boolean {
    return this.ahead !== null;
  }

  /** Whether this tab's telephone carries a conversation. */
  get talking(): ScriptedCall | undefined {
    return this.phone.calls.find((call) => call.isConnected);
  }

  /** A message over the live connection. */
  show(message: string, view: unknown): void {
    if (message !== 'call' || !this.isReachable || !this.process?.isAlive) return;
    this.see(callViewSchema.parse(view));
  }

  see(view: CallView): void {
    if (this.view?.id === view.id && this.view.version >= view.version) return;
    this.earlier = this.view;
    this.view = view;
  }

  /** Asks the desk for something, as a browser does; null when nobody answers. */
  async ask(method: string, path: string, body?: unknown): Promise<DeskAnswer | null> {
    if (!this.isReachable || !this.token) return null;
    return this.world.askDesk({ method, path, body, token: this.token.token });
  }

  /** Saves the outcome of the call on the screen. */
  async writeUp(): Promise<void> {
    if (!this.view) return;
    const { id: callId } = this.view;
    const wrapUp = { disposition: 'Solved', note: 'They were glad.' };
    const answer = await this.ask('PUT', `/api/calls/${callId}/wrap-up`, wrapUp);
    this.world.onWish({ agentId: this.agentId, action: 'write up', callId, answer });
  }

  /** Ticks off the oldest of what customers have left. */
  async seeToRequest(): Promise<void> {
    const list = await this.ask('GET', '/api/requests');
    if (list?.status !== 200) return;
    const [oldest] = customerRequestsSchema.parse(JSON.parse(list.body));
    if (!oldest) return;
    const { callId } = oldest;
    const answer = await this.ask('POST', `/api/requests/${callId}/done`);
    this.world.onWish({ agentId: this.agentId, action: 'see to a request', callId, answer });
  }

  /**
   * The telephone of this tab is on a call no longer, or on another one: the console says so at
   * once.
   */
  tellOfLine(): void {
    if (this.isReachable) void this.heartbeat();
  }

  private beat(): void {
    if (!this.isOpen) return;
    const { time, dice } = this.world;
    time.after(beatMs + Math.floor(dice.next('heartbeat') * 40), () => this.beat());
    if (this.isReachable) {
      this.hasMissedDesk = false;
      void this.heartbeat();
      return;
    }
    // The first answer is waited for in vain.
    time.after(this.hasMissedDesk ? 0 : answerWithinMs, () => this.tellOverCall());
    this.hasMissedDesk = true;
  }

  /** While the desk is not reached, the page says over its call that it lives. */
  private tellOverCall(): void {
    if (!this.isOpen || !this.hasNetwork || this.ahead === null) return;
    this.talking?.say({ tab: this.id, at: Math.floor(this.world.time.now() + this.ahead) });
  }

  private async heartbeat(): Promise<void> {
    try {
      await this.world.time.pause(3 + Math.floor(this.world.dice.next('socket') * 25));
      if (!this.process?.isAlive) await this.connect();
      const { process, socket, token } = this;
      if (!process || !socket || !token || !this.isReachable) return;
      const { ok, now } = await process.shell.gateway.heartbeat(socket, {
        registered: this.phone.isRegistered,
        leg: this.talking?.incoming?.params['legId'] ?? null,
      });
      if (!ok) this.token = this.process = null;
      if (now !== undefined) this.ahead = now - this.world.time.now();
    } catch (error) {
      this.tellOverCall();
      // Expected: the database is away, or a session has gone. The next heartbeat connects again.
      this.process = null;
      // Its agent signs in again.
      if (error instanceof Error && error.message === 'not_signed_in') this.token = null;
    }
  }

  private async connect(): Promise<void> {
    const process = this.world.desk.pick();
    if (!process || !this.isReachable) return;
    const opened = this.token ?? (await process.shell.sessions.open(this.agentId));
    // A page has one session: an earlier beat may have signed in meanwhile, at another process.
    this.token ??= opened;
    const socket = await this.socketFor(process);
    this.process = process;
    this.socket = socket;
    await process.shell.gateway.handleConnection(socket);
  }

  private async socketFor(process: ApiProcess): Promise<ConsoleSocket> {
    const socket = {
      data: {},
      handshake: { auth: { token: this.token?.token, tab: this.id } },
      join: () => Promise.resolve(),
      use: () => undefined,
      emit: (message: string, view: unknown) => {
        if (process.isAlive) this.show(message, view);
      },
      disconnect: () => undefined,
    } as unknown as ConsoleSocket;
    await process.shell.gateway.admit(socket);
    return socket;
  }
}
