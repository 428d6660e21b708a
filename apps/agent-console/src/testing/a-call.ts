import type { AgentView, CallEnd, CallView, PartyView, TransferView } from '@baton/shared-types';

const startedAt = '2026-11-22T09:00:00.000Z';

export const callId = '00000000-0000-4000-8000-000000000001';
export const transferId = '00000000-0000-4000-8000-000000000002';
export const adasLeg = '00000000-0000-4000-8000-00000000000a';
export const bensLeg = '00000000-0000-4000-8000-00000000000b';

/** Ada's connection: the signed-in agent of most tests. */
export const ada = (party: Partial<PartyView> = {}): PartyView => ({
  legId: adasLeg,
  agent: { kind: 'agent', id: 'agent1', name: 'Ada' },
  role: 'owner',
  status: 'on-call',
  since: startedAt,
  ...party,
});

/** Ben's connection: the colleague of most tests. */
export const ben = (party: Partial<PartyView> = {}): PartyView => ({
  legId: bensLeg,
  agent: { kind: 'agent', id: 'agent2', name: 'Ben' },
  role: 'target',
  status: 'on-call',
  since: startedAt,
  ...party,
});

/** A customer on hold. */
export const onHold = {
  number: '+12025550147',
  hears: 'hold-music',
  heldSince: '2026-11-22T09:00:30.000Z',
} as const;

/** A transfer from Ada to Ben, under way unless it is told how it ended. */
export const aTransfer = (transfer: Partial<TransferView> = {}): TransferView => ({
  id: transferId,
  mode: 'consult',
  from: 'agent1',
  fromName: 'Ada',
  target: { kind: 'agent', id: 'agent2', name: 'Ben' },
  outcome: null,
  startedAt,
  endedAt: null,
  failureCode: null,
  ...transfer,
});

/** How a call is over for Ada that is over for everybody. */
const endWith = (outcome: CallView['outcome']): CallEnd | null => {
  switch (outcome) {
    case null:
      return null;
    case 'agent-ended':
      return anEnd({ kind: 'agent-ended', agent: { kind: 'agent', id: 'agent1', name: 'Ada' } });
    case 'agent-lost':
      return anEnd({ kind: 'lost' });
    default:
      return anEnd();
  }
};

/** A call that Ada has with a customer. */
export const aCall = (call: Partial<CallView> = {}): CallView => ({
  id: callId,
  version: 10,
  state: 'connected',
  stateSince: startedAt,
  customer: { number: '+12025550147', hears: 'people', heldSince: null },
  parties: [ada()],
  transfer: null,
  outcome: null,
  startedAt,
  endedAt: null,
  wrapUp: null,
  myRole: 'owner',
  myEnd: endWith(call.outcome ?? null),
  availableActions: ['hold', 'consult', 'add', 'end'],
  withoutMe: { customer: 'waits', agent: null },
  ...call,
});

/** A call after the customer has hung up. */
export const anEndedCall = (call: Partial<CallView> = {}): CallView =>
  aCall({
    version: 12,
    state: 'ended',
    outcome: 'customer-hung-up',
    myRole: 'past',
    parties: [],
    availableActions: [],
    withoutMe: null,
    ...call,
  });

/** How a call that Ada was on is over for her. */
export const anEnd = (end: Partial<CallEnd> = {}): CallEnd => ({
  kind: 'customer-hung-up',
  agent: null,
  wasOnCall: true,
  ...end,
});

/** An agent as everybody sees them. */
export const anAgent = (agent: Partial<AgentView> = {}): AgentView => ({
  id: 'agent1',
  name: 'Ada',
  presence: 'available',
  awayReason: null,
  since: startedAt,
  wrapUpUntil: null,
  ...agent,
});
