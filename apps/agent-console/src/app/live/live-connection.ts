import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import type { liveMessageSchemas } from '@baton/shared-types';
import { SignedIn } from '../session/signed-in';
import { Telephone } from '../softphone/telephone';
import { START_BEAT } from './beat';
import { type LiveSocket, OPEN_LIVE_SOCKET } from './live-socket';
import { SecondWay } from './second-way';
import { newTabId } from './tab-id';

/** Whether the desk tells this page what happens. */
export type LiveStatus = 'off' | 'connecting' | 'connected' | 'lost';

type MessageName = keyof typeof liveMessageSchemas;

/**
 * The live connection to the desk: brings views, and carries the sign that this browser is alive.
 */
@Service()
export class LiveConnection {
  private readonly openSocket = inject(OPEN_LIVE_SOCKET);
  private readonly startBeat = inject(START_BEAT);
  private readonly signedIn = inject(SignedIn);
  private readonly telephone = inject(Telephone);
  private readonly secondWay = inject(SecondWay);
  private readonly listeners: { name: MessageName; listener: (message: unknown) => void }[] = [];
  private socket: LiveSocket | null = null;
  private stopBeat: (() => void) | null = null;

  private readonly writableStatus = signal<LiveStatus>('off');
  readonly status = this.writableStatus.asReadonly();
  /** Counts the times the connection came up: after each of them, views may have been missed. */
  readonly connections = signal(0);
  private readonly legId = computed(() => this.telephone.line()?.legId ?? null);

  constructor() {
    // A connection that breaks off is known here at once; what the carrier reports of it may be
    // late, or lost.
    effect(() => {
      this.legId();
      untracked(() => this.socket && void this.beat(this.socket));
    });
  }

  listen(name: MessageName, listener: (message: unknown) => void): void {
    this.listeners.push({ name, listener });
    this.socket?.on(name, listener);
  }

  open(token: string): void {
    this.close();
    this.writableStatus.set('connecting');
    const tab = newTabId();
    const socket = this.openSocket({ token, tab });
    this.secondWay.begin(tab);
    this.socket = socket;
    socket.on('connect', () => {
      this.writableStatus.set('connected');
      this.connections.update((times) => times + 1);
      void this.beat(socket);
    });
    // The code that renews it expects this.
    socket.on('disconnect', () => this.status() === 'connected' && this.lose(socket));
    socket.on('connect_error', (error) => {
      this.lose(socket);
      // Signed out elsewhere, or by the desk: no request need be refused first for the page to say
      // so.
      if (error instanceof Error && error.message === 'not_signed_in') this.signedIn.expire();
    });
    for (const { name, listener } of this.listeners) socket.on(name, listener);
    this.stopBeat = this.startBeat(() => void this.beat(socket));
  }

  close(): void {
    this.stopBeat?.();
    this.stopBeat = null;
    const socket = this.socket;
    this.socket = null;
    socket?.close();
    this.writableStatus.set('off');
  }

  private lose(socket: LiveSocket): void {
    if (socket !== this.socket) return;
    this.writableStatus.set('lost');
    this.secondWay.tell();
  }

  private async beat(socket: LiveSocket): Promise<void> {
    if (socket !== this.socket) return;
    if (this.status() !== 'connected') {
      this.secondWay.tell();
      return;
    }
    try {
      const answer = await socket.emitHeartbeat({
        registered: this.telephone.registration() === 'registered',
        leg: this.legId(),
      });
      this.secondWay.learnTime(answer);
    } catch {
      // Not answered in time. The process at the other end may stand still; another one will
      // answer.
      if (socket !== this.socket || this.status() !== 'connected') return;
      this.writableStatus.set('connecting');
      this.secondWay.tell();
      socket.renew();
    }
  }
}
