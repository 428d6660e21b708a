import {
  type AgentId,
  availableActions,
  type CallState,
  type PartyEnd,
  type Party,
  type PartyLeg,
  type Receiver,
  receiverOf,
  textOf,
  whoHearsWhat,
  withoutAgent,
} from '@baton/call-flow';
import type {
  CallEnd,
  CallView,
  NamedParty,
  NamedReceiver,
  PartyView,
  TransferView,
} from '@baton/shared-types';
import type { WholeCall } from '../store/calls';
import type { CallRow, LegRow, TransferRow } from '../store/rows';
import { toState } from './call.mapper';
import { lastLegOf, wasOnCall } from './party-legs';

/** Everything that a view of a call is made of. */
export type CallRecord = WholeCall;

/** Shows one call as one agent sees it. */
export function callView(record: CallRecord, forAgent: string): CallView {
  const { call } = record;
  const state = toState(call);
  const parties = partyViews(record, state);
  return {
    id: call.id,
    version: call.version,
    state: call.state,
    stateSince: call.stateSince.toISOString(),
    customer: {
      number: call.customerNumber,
      hears: customerHears(state),
      heldSince: call.heldSince?.toISOString() ?? null,
    },
    parties,
    transfer: record.transfer && transferView(record, record.transfer),
    outcome: call.outcome,
    startedAt: call.startedAt.toISOString(),
    endedAt: call.endedAt?.toISOString() ?? null,
    wrapUp: wrapUpView(call),
    myRole: roleOf(forAgent, state, parties),
    myEnd: endView(record, state, forAgent),
    availableActions: availableActions(state, forAgent),
    withoutMe: withoutView(record, state, forAgent),
  };
}

function wrapUpView({ wrapUpDisposition, wrapUpNote }: CallRow): CallView['wrapUp'] {
  return wrapUpDisposition === null
    ? null
    : { disposition: wrapUpDisposition, note: wrapUpNote ?? '' };
}

function roleOf(
  agentId: AgentId,
  state: CallState,
  parties: readonly PartyView[],
): CallView['myRole'] {
  if (state.name === 'owner-lost' && state.agent === agentId) return 'lost';
  return parties.find(({ agent }) => agent.id === agentId)?.role ?? 'past';
}

function withoutView(
  { call, names }: CallRecord,
  state: CallState,
  agentId: AgentId,
): CallView['withoutMe'] {
  const without = withoutAgent(state, agentId, { agentLoss: call.agentLoss });
  if (!without) return null;
  return {
    customer: without.customer,
    agent: 'party' in without ? named(without.party, names) : null,
  };
}

function customerHears(state: CallState): CallView['customer']['hears'] {
  const { customer } = whoHearsWhat(state);
  return typeof customer === 'string' ? customer : 'people';
}

function partyViews(record: CallRecord, state: CallState): PartyView[] {
  const parties: PartyView[] = [];
  if ('owner' in state) parties.push(partyView(record, state.owner, 'owner'));
  if ('guests' in state) {
    parties.push(...state.guests.map((guest) => partyView(record, guest, 'guest')));
  }
  if ('transfer' in state) parties.push(partyView(record, state.transfer.target, 'target'));
  if ('offer' in state) parties.push(partyView(record, state.offer, 'offered'));
  if ('leaving' in state && state.leaving)
    parties.push(partyView(record, state.leaving, 'leaving'));
  return parties;
}

function partyView(
  { legs, names, call }: CallRecord,
  { leg: legId, party }: PartyLeg,
  role: PartyView['role'],
): PartyView {
  const leg = legs.find((each) => each.id === legId);
  const since =
    leg?.waitingSince ?? leg?.joinedAt ?? leg?.ringingAt ?? leg?.createdAt ?? call.stateSince;
  return {
    legId,
    agent: named(party, names),
    role,
    status: statusOf(leg),
    since: since.toISOString(),
  };
}

function statusOf(leg: LegRow | undefined): PartyView['status'] {
  if (leg?.waitingSince) return 'waiting';
  if (leg?.joinedAt) return 'on-call';
  return leg?.ringingAt ? 'ringing' : 'dialing';
}

function transferView(record: CallRecord, transfer: TransferRow): TransferView {
  const { names, legs } = record;
  const targetLeg = legs.find(({ id }) => id === transfer.targetLegId);
  return {
    id: transfer.id,
    mode: transfer.mode,
    from: transfer.fromAgentId,
    fromName: names.get(transfer.fromAgentId) ?? transfer.fromAgentId,
    target: named(receiverOf(transfer.targetAgentId), names),
    outcome: outcomeOf(transfer, legs),
    startedAt: transfer.startedAt.toISOString(),
    endedAt: transfer.endedAt?.toISOString() ?? null,
    failureCode: targetLeg?.failureCode ?? null,
  };
}

/**
 * How a transfer ended, as it looks to those concerned: nobody has left, or handed over, whose
 * connection broke.
 */
function outcomeOf(transfer: TransferRow, legs: readonly LegRow[]): TransferView['outcome'] {
  const { outcome, targetLegId, fromAgentId, startedAt } = transfer;
  const isLost = (leg: LegRow | undefined) => leg?.endKind === 'lost';
  if (outcome === 'target-left' && isLost(legs.find(({ id }) => id === targetLegId))) {
    return 'target-lost';
  }
  const before = legs.filter(({ createdAt }) => createdAt <= startedAt);
  return outcome === 'completed' && isLost(lastLegOf(before, fromAgentId)) ? 'taken-over' : outcome;
}

function endView({ legs, names }: CallRecord, state: CallState, agentId: AgentId): CallEnd | null {
  const leg = lastLegOf(legs, agentId);
  if (!leg?.endKind) return null;
  const { endKind, endWith } = leg;
  return {
    kind: endKindView(endKind, { state, agentId, wasOnCall: wasOnCall(leg) }),
    agent: endWith === null ? null : named(receiverOf(endWith), names),
    wasOnCall: legs.some((one) => one.agentId === agentId && wasOnCall(one)),
  };
}

function endKindView(
  kind: PartyEnd['kind'],
  known: { readonly state: CallState; readonly agentId: AgentId; readonly wasOnCall: boolean },
): CallEnd['kind'] {
  const { state, agentId } = known;
  switch (kind) {
    case 'let-go':
      return known.wasOnCall ? 'taken-back' : 'withdrawn';
    case 'handed-over': {
      const isRinging = state.name === 'offering' && state.transferId !== null;
      return isRinging && state.recall === agentId ? 'handing-over' : kind;
    }
    case 'customer-hung-up':
    case 'agent-ended':
    case 'left':
    case 'lost':
    case 'declined':
    case 'busy':
    case 'no-answer':
    case 'went-away':
    case 'offline':
    case 'failed':
      return kind;
  }
}

/** Shows who it is, with the name of an agent. */
function named(receiver: Party, names: CallRecord['names']): NamedParty;
function named(receiver: Receiver, names: CallRecord['names']): NamedReceiver;
function named(receiver: Receiver, names: CallRecord['names']): NamedReceiver {
  const id = textOf(receiver);
  return { kind: receiver.kind, id, name: names.get(id) ?? id };
}
