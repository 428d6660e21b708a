import {
  type AgentView,
  agentViewSchema,
  type CallStateName,
  type CallView,
  callViewSchema,
  currentCallSchema,
  heartbeatIntervalMs,
  livePath,
  liveMessageSchemas,
  sessionSchema,
  type TransferMode,
  type TransferTarget,
} from '@baton/shared-types';
import type { Simulator } from '@baton/twilio-simulator';
import { io, type Socket } from 'socket.io-client';
import { until, Watched } from './patience';
import { ProblemError, RestClient } from './rest-client';
import { ScriptedTelephone } from './scripted-telephone';

/*
 * What the console does: a process at the other end that stands still is given up for another one.
 */
const paceMs = heartbeatIntervalMs / 2;
const answerWithinMs = 1_000;
const connectWithinMs = 700;
const retryMs = 3_000;

/** An agent at work: a signed-in console without a screen, and a telephone. */
export class DeskAgent {
  /** The newest view of the call that this agent is, or last was, on. */
  readonly call = new Watched<CallView | null>(null);
  readonly colleagues = new Watched<readonly AgentView[]>([]);
  private pulse: NodeJS.Timeout;
  private isHere = true;
  /** Whether their page is closed. */
  isGone = false;

  private constructor(
    readonly id: string,
    readonly rest: RestClient,
    readonly telephone: ScriptedTelephone,
    private readonly socket: Socket,
  ) {
    this.pulse = setInterval(() => void this.beat(), paceMs);
    socket.on('connect', () => {
      void this.comesBack();
      void this.beat();
    });
    socket.on('connect_error', () => this.triesAgain());
    socket.on('call', (message) => this.learn(liveMessageSchemas.call.parse(message)));
    socket.on('agents', (message) => this.colleagues.set(liveMessageSchemas.agents.parse(message)));
  }

  /** Signs in and becomes available. */
  static async arrive(id: string, apiUrl: string, simulator: Simulator): Promise<DeskAgent> {
    const visitor = new RestClient(apiUrl);
    const session = await visitor.post('/api/session', { agentId: id }, sessionSchema);
    const rest = new RestClient(apiUrl, session.token);
    const socket = io(apiUrl, {
      path: livePath,
      auth: { token: session.token },
      transports: ['websocket'],
      timeout: connectWithinMs,
      reconnectionDelay: 100,
      reconnectionDelayMax: 200,
    });
    const telephone = new ScriptedTelephone(simulator, `client:${id}`);
    const agent = new DeskAgent(id, rest, telephone, socket);
    await new Promise<void>((connected) => socket.once('connect', connected));
    await agent.beat();
    await agent.becomesAvailableAgain();
    return agent;
  }

  /** Chooses to be available, and is the last to be rung: that is who has become so most lately. */
  async becomesAvailableAgain(): Promise<void> {
    for (const presence of ['away', 'available']) {
      await this.rest.put('/api/agents/me/presence', { presence }, agentViewSchema);
    }
  }

  /** Waits until the agent's own screen shows the call in this state. */
  async sees(
    state: CallStateName,
    which: (call: CallView) => boolean = () => true,
    patience?: number,
  ): Promise<CallView> {
    const call = await until(
      this.call,
      `${this.id} sees the call ${state}`,
      (view) => view?.state === state && which(view),
      patience,
    );
    if (!call) throw new Error('unreachable');
    return call;
  }

  /** Waits until the telephone rings, and says so to the desk, as the console does. */
  async waitsForRing(patience?: number): Promise<void> {
    const { params } = await this.telephone.rings(patience);
    await this.rest.send('POST', `/api/calls/${params['callId']}/legs/${params['legId']}/ringing`);
  }

  /** Takes the call that rings. */
  async answers(): Promise<void> {
    await this.waitsForRing();
    await this.telephone.answers();
  }

  async transfers(mode: TransferMode, to: DeskAgent | TransferTarget): Promise<CallView> {
    const target = to instanceof DeskAgent ? { kind: 'agent', id: to.id } : to;
    const body = { mode, target };
    return this.rest.post(`/api/calls/${this.callId}/transfers`, body, callViewSchema);
  }

  async does(action: 'hold' | 'resume' | 'end' | 'leave'): Promise<CallView> {
    return this.rest.post(`/api/calls/${this.callId}/${action}`, undefined, callViewSchema);
  }

  async settles(action: 'complete' | 'cancel' | 'merge' | 'swap'): Promise<CallView> {
    const transferId = this.call.current()?.transfer?.id ?? 'none';
    const path = `/api/calls/${this.callId}/transfers/${transferId}/${action}`;
    return this.rest.post(path, undefined, callViewSchema);
  }

  /** What this agent's own presence is for the colleagues. */
  async waitsUntilKnownAs(presence: AgentView['presence']): Promise<AgentView> {
    return this.knows(this, presence);
  }

  /** Waits until this agent's screen shows somebody like this. */
  async knows(somebody: DeskAgent, presence: AgentView['presence']): Promise<AgentView> {
    const them = (agents: readonly AgentView[]) => agents.find(({ id }) => id === somebody.id);
    const agents = await until(
      this.colleagues,
      `${somebody.id} is ${presence}`,
      (views) => them(views)?.presence === presence,
    );
    return them(agents) ?? fail(`${somebody.id} is not among the agents.`);
  }

  get callId(): string {
    return this.call.current()?.id ?? fail(`${this.id} has no call.`);
  }

  /** Waits until the page has its live connection to the desk again. */
  async waitsUntilOnline(): Promise<void> {
    const connection = {
      current: () => this.socket.connected,
      onChange: (listener: () => void) => {
        this.socket.on('connect', listener);
        return () => this.socket.off('connect', listener);
      },
    };
    await until(connection, `${this.id} is online`, (isConnected) => isConnected);
  }

  /**
   * Closes the laptop, or the page: the telephone, the live connection and the heartbeat are gone
   * at once.
   */
  vanishes(): void {
    this.isGone = true;
    clearInterval(this.pulse);
    this.socket.disconnect();
    this.telephone.pullThePlug();
    if (this.telephone.isOnCall) this.telephone.hangsUp();
  }

  /**
   * The network of the laptop is gone: nothing more is heard of the page, and nobody reports it.
   */
  fallsSilent(): void {
    clearInterval(this.pulse);
    this.socket.disconnect();
  }

  /** Opens the page again, in the same tab: the session is the same, the telephone a new one. */
  async returns(): Promise<void> {
    this.isGone = false;
    this.telephone.plugIn();
    const connected = new Promise<void>((resolve) => this.socket.once('connect', resolve));
    this.socket.connect();
    await connected;
    await this.beat();
    this.pulse = setInterval(() => void this.beat(), paceMs);
  }

  /** Is rung because their own call goes on, and answers without being asked. */
  async resumesTheirCall(): Promise<void> {
    const { params } = await this.telephone.rings();
    expect(params['purpose']).toBe('recall');
    await this.telephone.answers();
  }

  /** From now on resumes their call each time they are rung for it, as the page does. */
  resumesWhenRung(): void {
    this.telephone.onRing(({ params }) => {
      if (params['purpose'] === 'recall') void this.telephone.answers();
    });
  }

  /** Signs out, as at the end of a shift. */
  async goesHome(): Promise<void> {
    clearInterval(this.pulse);
    if (this.isHere) await this.rest.send('DELETE', '/api/session');
    this.isHere = false;
    this.socket.disconnect();
    this.telephone.pullThePlug();
  }

  /** Shows a view, unless a newer one is shown already. */
  learn(call: CallView): void {
    const known = this.call.current();
    // Old views may come late; the version tells.
    if (known?.id === call.id && known.version > call.version) return;
    if (known && known.id !== call.id && known.startedAt > call.startedAt) return;
    this.call.set(call);
  }

  /** Asks the desk for the newest view of the call that the screen shows. */
  async rereads(): Promise<void> {
    const id = this.call.current()?.id;
    if (id) this.learn(await this.rest.get(`/api/calls/${id}`, callViewSchema));
  }

  private async comesBack(): Promise<void> {
    try {
      const { call } = await this.rest.get('/api/calls/current', currentCallSchema);
      if (call) this.learn(call);
      // The call went on without them while nobody could tell them.
      if (call?.id !== this.call.current()?.id) await this.rereads();
    } catch (error) {
      // As the console does: they were only rung for that call, and may not read it any more.
      if (error instanceof ProblemError && error.status === 403) this.call.set(null);
      // Else the desk went away again before it answered: the next connection asks again.
    }
  }

  private async beat(): Promise<void> {
    if (!this.socket.connected) return;
    try {
      await this.socket.timeout(answerWithinMs).emitWithAck('heartbeat', { registered: true });
    } catch {
      // The page was closed, or the process does not answer: another one will.
      this.findsAnotherProcess();
    }
  }

  /**
   * After a refusal by the desk itself, whose database may be away, Socket.IO leaves that to its
   * user.
   */
  private triesAgain(): void {
    if (!this.socket.active && this.isHere && !this.isGone)
      setTimeout(() => this.socket.connect(), retryMs);
  }

  /** The connection is made again by itself. */
  private findsAnotherProcess(): void {
    if (this.socket.connected) this.socket.io.engine.close();
  }
}

function fail(message: string): never {
  throw new Error(message);
}
