import { type Heartbeat, heartbeatSchema, livePath } from '@baton/shared-types';
import { Logger } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { Server, Socket } from 'socket.io';
import { z } from 'zod';
import { SessionService } from '../auth/session.service';
import type { SignedIn } from '../access/signed-in';
import { Clock } from '../../desk/store/clock';
import { BeatBrake } from './beat-brake';
import { Consoles, roomOf, roomOfSession } from '../../desk/consoles/consoles';
import { FloodPause } from './flood-pause';
import { Heartbeats } from './heartbeats';
import { LiveViews } from './live-views';
import { letMessagesThrough } from './message-brake';
import { closeOlder } from '../../adapters/sockets/socket-limits';

/** A page names itself; one that does not, is from before that, and the only one of its session. */
const tabSchema = z.uuid().optional().catch(undefined);

type ConsoleSocket = Socket<
  Record<string, never>,
  Record<string, (view: unknown) => void>,
  Record<string, never>,
  { signedIn: SignedIn; tabId: string; beats: BeatBrake<Heartbeat> }
>;

/** The live connection to the consoles: they are shown what changes and say that they are alive. */
@WebSocketGateway({ path: livePath, serveClient: false })
export class LiveGateway implements OnGatewayInit<Server>, OnGatewayConnection<ConsoleSocket> {
  private readonly logger = new Logger(LiveGateway.name);
  private readonly floods: FloodPause;
  private server: Server | undefined;

  constructor(
    private readonly sessions: SessionService,
    private readonly consoles: Consoles,
    private readonly heartbeats: Heartbeats,
    private readonly views: LiveViews,
    private readonly clock: Clock,
  ) {
    this.floods = new FloodPause(clock);
  }

  afterInit(server: Server): void {
    this.server = server;
    server.use((socket, next) => {
      const admitted = socket as unknown as ConsoleSocket;
      this.admit(admitted).then(
        () => {
          this.closeInTime(admitted);
          next();
        },
        (error: unknown) => next(error instanceof Error ? error : new Error('not_signed_in')),
      );
    });
    this.consoles.attach(server);
  }

  /** Lets a socket in that brings a session's token; throws for any other. */
  async admit(socket: ConsoleSocket): Promise<void> {
    const { token, tab } = socket.handshake.auth as { token?: unknown; tab?: unknown };
    if (typeof token !== 'string') throw new Error('not_signed_in');
    // Before anything is looked up.
    if (this.floods.isOn(token)) throw new Error('too_many_messages');
    const signedIn = await this.sessions.find(token);
    if (!signedIn) throw new Error('not_signed_in');
    socket.data.signedIn = signedIn;
    socket.data.tabId = tabSchema.parse(tab) ?? signedIn.sessionId;
    socket.data.beats = new BeatBrake((beat) => this.note(socket, beat), this.clock);
    socket.use(letMessagesThrough(socket, this.clock, () => this.floods.begin(token)));
  }

  async handleConnection(socket: ConsoleSocket): Promise<void> {
    const { agentId, sessionId } = socket.data.signedIn;
    await socket.join([roomOf(agentId), roomOfSession(sessionId)]);
    closeOlder(socket, this.socketsOf(sessionId));
    try {
      const { calls, agents, requests, queue } = await this.views.of(agentId);
      socket.emit('agents', agents);
      socket.emit('requests', requests);
      socket.emit('queue', queue);
      for (const call of calls) socket.emit('call', call);
    } catch (error) {
      // The database is away: the console asks again by itself, and hears of the next change.
      this.logger.error({ err: error, agentId }, 'console could not be shown its calls');
    }
  }

  @SubscribeMessage('heartbeat')
  async heartbeat(
    @ConnectedSocket() socket: ConsoleSocket,
    @MessageBody() message: unknown,
  ): Promise<{ ok: boolean; now?: number }> {
    const { success, data } = heartbeatSchema.safeParse(message);
    if (!success) return { ok: false };
    const ok = await socket.data.beats.take(data);
    return { ok, now: this.clock.now().getTime() };
  }

  private async note(socket: ConsoleSocket, beat: Heartbeat): Promise<boolean> {
    // One that was held back until its page had gone.
    if (socket.disconnected) return true;
    const { signedIn, tabId } = socket.data;
    const isKnown = await this.heartbeats.note({ ...signedIn, tabId }, beat);
    if (!isKnown) socket.disconnect(true);
    return isKnown;
  }

  /** The connections that a session has to this process, the oldest first. */
  private socketsOf(sessionId: string): ConsoleSocket[] {
    const { sockets, adapter } = this.server?.sockets ?? {};
    const ids = adapter?.rooms.get(roomOfSession(sessionId)) ?? [];
    return [...ids].flatMap((id) => (sockets?.get(id) as ConsoleSocket | undefined) ?? []);
  }

  /**
   * Closes a connection together with its session: a browser that says nothing would keep it for
   * longer.
   */
  private closeInTime(socket: ConsoleSocket): void {
    const msLeft = this.sessions.msLeft(socket.data.signedIn);
    const timer = setTimeout(() => socket.disconnect(true), msLeft);
    socket.once('disconnect', () => clearTimeout(timer));
  }
}
