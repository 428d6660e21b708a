import {
  availableActions,
  type AgentLeg,
  type CallState,
  whoHearsWhat,
  withoutAgent,
} from '@baton/call-flow';
import type { CallView, PartyView, TransferView } from '@baton/shared-types';
import type { CallRow, LegRow, TransferRow } from '../store/rows';
import { toState } from './call.mapper';

/** Everything that a view of a call is made of. */
export interface CallRecord {
  readonly call: CallRow;
  readonly legs: readonly LegRow[];
  /** The transfer under way, or the last one. */
  readonly transfer: TransferRow | null;
  /** Names of the agents concerned, by id. */
  readonly names: ReadonlyMap<string, string>;
}

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
  agentId: string,
  state: CallState,
  parties: readonly PartyView[],
): CallView['myRole'] {
  if (state.name === 'owner-lost' && state.agent === agentId) return 'lost';
  return parties.find(({ agent }) => agent.id === agentId)?.role ?? 'past';
}

function withoutView(
  { call, names }: CallRecord,
  state: CallState,
  agentId: string,
): CallView['withoutMe'] {
  const without = withoutAgent(state, agentId, { agentLoss: call.agentLoss });
  if (!without) return null;
  const id = 'agent' in without ? without.agent : null;
  return {
    customer: without.customer,
    agent: id === null ? null : { id, name: names.get(id) ?? id },
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
  { leg: legId, agent }: AgentLeg,
  role: PartyView['role'],
): PartyView {
  const leg = legs.find(({ id }) => id === legId);
  const since =
    leg?.waitingSince ?? leg?.joinedAt ?? leg?.ringingAt ?? leg?.createdAt ?? call.stateSince;
  return {
    legId,
    agent: { id: agent, name: names.get(agent) ?? agent },
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

function transferView({ names, legs }: CallRecord, transfer: TransferRow): TransferView {
  return {
    id: transfer.id,
    mode: transfer.mode,
    from: transfer.fromAgentId,
    target: {
      id: transfer.targetAgentId,
      name: names.get(transfer.targetAgentId) ?? transfer.targetAgentId,
    },
    outcome: transfer.outcome,
    startedAt: transfer.startedAt.toISOString(),
    endedAt: transfer.endedAt?.toISOString() ?? null,
    failureCode: legs.find(({ id }) => id === transfer.targetLegId)?.failureCode ?? null,
  };
}
