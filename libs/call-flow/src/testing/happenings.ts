import type { AgentId, LegId } from '../lib/ids';
import { type CallEvent, type LegOutcome, legOutcomes, type TransferMode } from '../lib/event';
import { transferOf } from '../lib/parties';
import { type Party, textOf } from '../lib/party';
import { placeOfLeg } from '../lib/state-table';
import { agentLegOf, colleaguesAmong, legOf, legsIn, type Situation } from './situation';

const unanswered = legOutcomes.filter((outcome) => outcome !== 'left');
const modes: readonly TransferMode[] = ['consult', 'add', 'blind'];

/**
 * Everything that can happen next: reports in and out of order, deadlines, and wishes from
 * everybody.
 */
export const happeningsIn = (situation: Situation, people: readonly Party[]): CallEvent[] => [
  ...reportsAboutLegs(situation),
  ...reportsAboutTheCustomer(situation),
  ...fromTheDesk(situation, people),
  ...colleaguesAmong(people).flatMap((by) => wishesOf(by, situation, people)),
];

function reportsAboutLegs(situation: Situation): CallEvent[] {
  const { state, ringing, asking, lobby, room } = situation;
  const over = (leg: LegId, outcome: LegOutcome): CallEvent => ({ type: 'leg_over', leg, outcome });
  const onTheWay = [...ringing, ...asking];
  return [
    ...ringing.flatMap((leg) => unanswered.map((outcome) => over(leg, outcome))),
    // Somebody who is to be rung soon is there no longer.
    ...(state.name === 'consult-holding'
      ? [over(state.transfer.target.leg, 'went-away'), over(state.transfer.target.leg, 'offline')]
      : []),
    ...[...asking, ...lobby, ...room].map((leg) => over(leg, 'left')),
    // Also where it does not belong, because it had asked before it belonged elsewhere; and twice.
    ...legsIn(situation).map((leg): CallEvent => ({ type: 'leg_joined', leg })),
    ...[...onTheWay, ...lobby]
      .filter((leg) => isUnderway(leg, situation) || placeOfLeg(state, leg) === 'lobby')
      .map((leg): CallEvent => ({ type: 'leg_waiting', leg })),
    // Somebody who does not count any more, or never did.
    { type: 'leg_joined', leg: 'late-leg' },
    { type: 'leg_waiting', leg: 'late-leg' },
    over('late-leg', 'left'),
    over('late-leg', 'declined'),
  ];
}

/** Whether the state waits for this leg to join: it can have been sent to the lobby just before. */
function isUnderway(leg: LegId, { state }: Situation): boolean {
  switch (state.name) {
    case 'offering':
      return leg === state.offer.leg;
    case 'consult-ringing':
    case 'add-ringing':
      return leg === state.transfer.target.leg;
    default:
      return false;
  }
}

const reportsAboutTheCustomer = ({ pending }: Situation): CallEvent[] => [
  { type: 'customer_left' },
  { type: 'customer_held' },
  { type: 'customer_resumed' },
  ...(pending === 'hold' ? [{ type: 'hold_failed' } as const] : []),
  ...(pending === 'resume' ? [{ type: 'resume_failed' } as const] : []),
  { type: 'room_lost' },
  { type: 'customer_chooses', choice: 'callback' },
  { type: 'customer_chooses', choice: 'voicemail' },
  { type: 'customer_chooses', choice: 'wait' },
  { type: 'message_left' },
  { type: 'nothing_said' },
];

const fromTheDesk = (situation: Situation, people: readonly Party[]): CallEvent[] => [
  { type: 'grace_over' },
  { type: 'wait_over' },
  { type: 'choice_over' },
  ...colleaguesAmong(freeAmong(people, situation)).flatMap((agent): CallEvent[] => [
    { type: 'agent_offered', offer: agentLegOf(agent) },
    { type: 'agent_recalled', offer: agentLegOf(agent) },
  ]),
];

function wishesOf(by: AgentId, situation: Situation, people: readonly Party[]): CallEvent[] {
  const transferId = transferOf(situation.state) ?? 'none';
  const busy = new Set(legsIn(situation));
  return [
    { type: 'agent_holds', by },
    { type: 'agent_resumes', by },
    { type: 'agent_requeues', by, transferId },
    { type: 'agent_leaves', by },
    { type: 'agent_ends', by },
    ...[transferId, 'another'].flatMap((id): CallEvent[] => [
      { type: 'agent_swaps', by, transferId: id },
      { type: 'agent_completes', by, transferId: id },
      { type: 'agent_cancels', by, transferId: id },
      { type: 'agent_merges', by, transferId: id },
    ]),
    ...people.flatMap((party) =>
      modes.map((mode): CallEvent => {
        const name = textOf(party);
        // Somebody who is on the call already would be a second leg of theirs.
        const target = busy.has(legOf(party).leg)
          ? { party, leg: `2nd-leg-of-${name}` }
          : legOf(party);
        const transfer = { id: `to-${name}`, target };
        return { type: 'agent_transfers', by, mode, transfer };
      }),
    ),
  ];
}

function freeAmong(people: readonly Party[], situation: Situation): Party[] {
  const busy = new Set(legsIn(situation));
  return people.filter((party) => !busy.has(legOf(party).leg));
}
