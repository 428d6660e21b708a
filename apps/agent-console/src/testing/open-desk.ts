import { HttpBackend, provideHttpClient, withInterceptors } from '@angular/common/http';
import { type Signal, signal } from '@angular/core';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { provideRouter } from '@angular/router';
import type { AgentView, CallView, CustomerRequest, LegPurpose } from '@baton/shared-types';
import { render, screen } from '@testing-library/angular/zoneless';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { DeskPage } from '../app/desk/desk-page';
import { START_BEAT } from '../app/live/beat';
import { OPEN_LIVE_SOCKET } from '../app/live/live-socket';
import { sessionToken } from '../app/session/session-token';
import { Microphone, type MicrophoneStatus } from '../app/softphone/microphone';
import { Telephone } from '../app/softphone/telephone';
import { tabStorage } from '../app/storage/page-storage';
import { aCall, adasLeg, anAgent, callId } from './a-call';
import { FakeDesk } from './fake-desk';
import { FakeLiveSocket } from './fake-live-socket';
import { FakeTelephone } from './fake-telephone';

/** Ada's desk in a test: real page and services; telephone, network and microphone are played. */
export interface OpenDesk {
  readonly desk: FakeDesk;
  readonly live: FakeLiveSocket;
  readonly telephone: FakeTelephone;
  readonly microphone: {
    readonly status: Signal<MicrophoneStatus>;
    readonly set: (status: MicrophoneStatus) => void;
  };
  readonly user: UserEvent;
  readonly beat: () => void;
  /** The desk sends a view. */
  readonly show: (call: CallView) => Promise<void>;
  readonly showAgents: (agents: readonly AgentView[]) => Promise<void>;
  /** Lets Ada's telephone ring for a call of which the desk has told her. */
  readonly ringFor: (call: CallView, purpose?: LegPurpose) => Promise<void>;
  /** Puts Ada on a call: rung, accepted, and the view that the test needs. */
  readonly talk: (call?: CallView) => Promise<void>;
  /** Waits until what has been set is on the screen. */
  readonly settle: () => Promise<void>;
}

const session = {
  token: 'token-of-ada',
  expiresAt: '2026-11-22T20:00:00.000Z',
  agent: anAgent({ presence: 'away', awayReason: 'chosen' }),
};

/** What the desk knows when Ada's page opens. */
interface Known {
  readonly current: CallView | null;
  readonly left: CallView | null;
  readonly handedOut: readonly CallView[];
  readonly requests: readonly CustomerRequest[];
}

/**
 * Opens the desk of Ada, who is signed in; `current` is the call she is on, `left` one that she was
 * on, `handedOut` are with outside numbers.
 */
export async function openDesk({
  current = null,
  left = null,
  handedOut = [],
  requests = [],
}: Partial<Known> = {}): Promise<OpenDesk> {
  tabStorage.write('baton.session', session);
  const desk = new FakeDesk();
  const live = new FakeLiveSocket();
  const telephone = new FakeTelephone();
  const microphone = new FakeMicrophone();
  let beat: () => void = () => undefined;

  answerAll(desk, { current, left, handedOut, requests });

  const page = await render(DeskPage, {
    providers: [
      provideHttpClient(withInterceptors([sessionToken])),
      provideRouter([{ path: 'sign-in', children: [] }]),
      { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
      { provide: HttpBackend, useValue: desk },
      { provide: Telephone, useValue: telephone },
      { provide: Microphone, useValue: microphone },
      { provide: OPEN_LIVE_SOCKET, useValue: () => live },
      {
        provide: START_BEAT,
        useValue: (onBeat: () => void) => {
          beat = onBeat;
          return () => undefined;
        },
      },
    ],
  });
  const settle = async () => {
    await page.fixture.whenStable();
  };
  live.receive('connect');
  await settle();
  if (!current) await screen.findByRole('heading', { level: 1 });

  const opened: OpenDesk = {
    desk,
    live,
    telephone,
    microphone,
    user: userEvent.setup(),
    beat: () => beat(),
    settle,
    async show(call) {
      live.receive('call', call);
      await settle();
    },
    async showAgents(agents) {
      live.receive('agents', agents);
      await settle();
    },
    async ringFor(call, purpose = 'offer') {
      live.receive('call', call);
      telephone.ring.set({ callId, legId: adasLeg, purpose, from: '+12025550100' });
      await settle();
    },
    async talk(call = aCall()) {
      telephone.line.set({ callId, legId: adasLeg, status: 'open', isMuted: false });
      live.receive('call', call);
      await settle();
    },
  };
  return opened;
}

function answerAll(desk: FakeDesk, { current, left, handedOut, requests }: Known): void {
  desk.answer('GET /api/desk', () => ({
    number: '+12025550100',
    demoAgents: [],
    asksPassword: false,
    handsetUrl: null,
    dispositions: ['Solved', 'Billing', 'Call back later'],
  }));
  desk.answer('GET /api/agents', () => [session.agent, anAgent({ id: 'agent2', name: 'Ben' })]);
  desk.answer('GET /api/requests', () => requests);
  desk.answer('GET /api/calls/current', () => ({ call: current, handedOut }));
  if (left) desk.answer(`GET /api/calls/${callId}`, () => left);
  desk.answer(`POST /api/calls/${callId}/legs/${adasLeg}/ringing`, () => null);
  desk.answer('POST /api/token', () => ({
    token: 'voice-token',
    identity: 'agent1',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    simulatorSignalling: 'localhost:3010',
  }));
}

class FakeMicrophone {
  readonly status = signal<MicrophoneStatus>('ready');
  readonly level = signal(0);
  readonly isChecking = signal(false);

  set(status: MicrophoneStatus): void {
    this.status.set(status);
  }

  prepare(): Promise<boolean> {
    return Promise.resolve(this.status() === 'ready');
  }

  startCheck(): Promise<void> {
    this.isChecking.set(this.status() === 'ready');
    return Promise.resolve();
  }

  endCheck(): void {
    this.isChecking.set(false);
  }
}
