import {
  agentListSchema,
  agentViewSchema,
  callViewSchema,
  currentCallSchema,
  customerRequestSchema,
  customerRequestsSchema,
  deskViewSchema,
  sessionSchema,
  setPresenceSchema,
  signInSchema,
  startTransferSchema,
  timelineSchema,
  voiceTokenSchema,
  wrapUpSchema,
} from '@baton/shared-types';
import type { z } from 'zod';

/** An example that has the shape of what it is an example of. */
const of = <S extends z.ZodType>(schema: S, value: z.input<S>) => ({ schema, value });

const callId = '0d3ac16a-a570-47ec-85d2-ecc1281ec21c';
const ada = { id: 'agent1', name: 'Ada' };
const ben = { id: 'agent2', name: 'Ben' };
const [adaOnTheCall, benOnTheCall] = [
  { kind: 'agent' as const, ...ada },
  { kind: 'agent' as const, ...ben },
];

const agent = {
  ...ada,
  presence: 'on-call' as const,
  awayReason: null,
  since: '2026-03-02T09:15:04.000Z',
  wrapUpUntil: null,
};
const colleague = { ...agent, ...ben, presence: 'available' as const };

const call: z.input<typeof callViewSchema> = {
  id: callId,
  version: 7,
  state: 'consulting',
  stateSince: '2026-03-02T09:16:40.000Z',
  customer: {
    number: '+12025550142',
    hears: 'hold-music',
    heldSince: '2026-03-02T09:16:31.000Z',
  },
  parties: [
    {
      legId: 'acec3c60-d7c2-44b8-a743-1ac8551f42e1',
      agent: adaOnTheCall,
      role: 'owner',
      status: 'on-call',
      since: '2026-03-02T09:15:04.000Z',
    },
    {
      legId: '3b0f3a3e-4a1c-4a55-9d3d-6d1b6f0a2c77',
      agent: benOnTheCall,
      role: 'target',
      status: 'on-call',
      since: '2026-03-02T09:16:40.000Z',
    },
  ],
  transfer: {
    id: '5f0c1df3-2a8e-4b1a-8a53-0d5b8a4e9f10',
    mode: 'consult',
    from: 'agent1',
    fromName: 'Ada',
    target: benOnTheCall,
    outcome: null,
    startedAt: '2026-03-02T09:16:30.000Z',
    endedAt: null,
    failureCode: null,
  },
  outcome: null,
  startedAt: '2026-03-02T09:14:20.000Z',
  endedAt: null,
  wrapUp: null,
  myRole: 'owner',
  myEnd: null,
  availableActions: ['swap', 'merge', 'complete', 'cancel', 'end'],
  withoutMe: { customer: 'goes-to', agent: benOnTheCall },
};

const request: z.input<typeof customerRequestSchema> = {
  callId,
  kind: 'callback',
  customerNumber: '+12025550142',
  at: '2026-03-02T09:20:00.000Z',
  lastAt: '2026-03-02T09:45:00.000Z',
  times: 2,
  messages: [
    {
      callId: '7d9c1b58-7f36-4d0e-9d0f-3a5b1c2d4e6f',
      at: '2026-03-02T09:45:00.000Z',
      seconds: 12,
    },
  ],
  claim: { at: '2026-03-02T09:50:00.000Z', by: 'agent1', name: 'Ada' },
  done: null,
};

const session = { expiresAt: '2026-03-02T21:00:00.000Z', agent };

/** An example of each shape that goes over the wire, by the shape's name. */
export const examples = {
  AgentView: of(agentViewSchema, agent),
  AgentList: of(agentListSchema, [agent, colleague]),
  SetPresence: of(setPresenceSchema, { presence: 'available' }),
  DeskView: of(deskViewSchema, {
    number: '+12025550100',
    demoAgents: [ada, ben],
    asksPassword: false,
    handsetUrl: 'http://localhost:3010/',
    dispositions: ['Solved', 'Follow-up needed'],
  }),
  SignIn: of(signInSchema, { agentId: 'agent1' }),
  Session: of(sessionSchema, { token: 'kq3vX8…', device: null, ...session }),
  OwnSession: of(sessionSchema.omit({ token: true, device: true }), session),
  CallView: of(callViewSchema, call),
  CurrentCall: of(currentCallSchema, { call, handedOut: [] }),
  WrapUp: of(wrapUpSchema, { disposition: 'Solved', note: 'Sent the invoice again.' }),
  StartTransfer: of(startTransferSchema, {
    mode: 'consult',
    target: { kind: 'agent', id: 'agent2' },
  }),
  CustomerRequest: of(customerRequestSchema, request),
  CustomerRequests: of(customerRequestsSchema, [request]),
  Timeline: of(timelineSchema, {
    callId,
    entries: [
      {
        id: '41',
        at: '2026-03-02T09:16:30.000Z',
        cause: 'agent:agent1',
        what: 'agent_transfers',
        decision: 'moved',
        refusal: null,
        fromState: 'connected',
        toState: 'consult-holding',
        details: { mode: 'consult' },
      },
    ],
  }),
  VoiceToken: of(voiceTokenSchema, {
    token: 'eyJhbGciOiJIUzI1NiJ9…',
    identity: 'agent1',
    expiresAt: '2026-03-02T09:30:00.000Z',
    simulatorSignalling: 'localhost:3010',
  }),
};
