import type { CallState } from '../../lib/call';
import type { AgentId } from '../../lib/ids';
import { partiesOf } from '../../lib/parties';
import { customerConnection } from '../../lib/state-table';
import { legsIn, type Step } from '../situation';
import { whenMoved, type Moved, type Promised } from './promise';

const commands = ({ decision }: Step) => (decision.kind === 'moved' ? decision.commands : []);

/**
 * What the customer is promised: talking to someone, or hearing something, or being told something.
 */
export const toTheCustomer: readonly Promised[] = [
  {
    sentence: 'never leaves the customer on a live line with nobody on it',
    isBroken: ({ after }) =>
      after.told === 'live' && !partiesOf(after.state).some(({ leg }) => after.room.includes(leg)),
  },
  {
    sentence: 'tells the carrier whenever the customer must be treated differently',
    isBroken: ({ after }) => customerConnection(after.state) !== after.told,
  },
  {
    sentence:
      'ends the call only when the customer hangs up or is content, or who is responsible says so',
    isBroken: ({ before, event, after }, { agentLoss }) => {
      if (before.state.name === 'ended' || after.state.name !== 'ended') return false;
      switch (event.type) {
        case 'customer_left':
          return false;
        case 'agent_ends':
          return responsibleIn(before.state) !== event.by;
        case 'customer_chooses':
          return before.state.name !== 'asking' || event.choice !== 'callback';
        case 'message_left':
        case 'nothing_said':
          return before.state.name !== 'voicemail';
        default:
          return !(event.type === 'leg_over' && agentLoss === 'end-call');
      }
    },
  },
  {
    sentence: 'keeps an ended call ended',
    isBroken: ({ before, after }) => before.state.name === 'ended' && after.state.name !== 'ended',
  },
  {
    sentence: 'says that a message was left only when one was',
    isBroken: ({ before, event, after }) =>
      after.state.name === 'ended' &&
      after.state.outcome === 'voicemail-left' &&
      before.state !== after.state &&
      event.type !== 'message_left',
  },
  {
    sentence: 'looks for an agent whenever a customer comes to have none',
    isBroken: whenMoved(
      ({ before, decision, after }) =>
        before.state.name !== 'queued' &&
        after.state.name === 'queued' &&
        !decision.commands.some(({ type }) => type === 'find_agent'),
    ),
  },
  {
    sentence: 'says so when the agent is lost and nobody else is there',
    isBroken: ({ before, event, after, ...step }) => {
      if (event.type !== 'leg_over' || !('owner' in before.state)) return false;
      const isLost = event.leg === before.state.owner.leg && !('owner' in after.state);
      const isTold = commands({ before, event, after, ...step }).some(
        (command) => command.type === 'hold_customer' && command.audio === 'reconnecting',
      );
      return isLost && after.state.name !== 'ended' && !isTold;
    },
  },
  {
    sentence: 'lets agents go only when the customer hears somebody else or is known to be held',
    isBroken: whenMoved(leavesTheCustomerAlone),
  },
  {
    sentence: 'waits for nothing but what is under way',
    isBroken: ({ after: { state, ringing, asking, lobby, pending } }) => {
      const comes = (leg: string) => ringing.includes(leg) || asking.includes(leg);
      switch (state.name) {
        case 'queued':
          return state.leaving !== null && pending !== 'hold';
        case 'offering':
          return !comes(state.offer.leg) || (state.leaving !== null && pending !== 'hold');
        case 'recalling':
          return !comes(state.offer.leg);
        case 'consult-holding':
          return pending !== 'hold';
        case 'swapping-back': {
          const { leg } = state.transfer.target;
          return pending !== 'hold' || !(comes(leg) || (state.inLobby && lobby.includes(leg)));
        }
        case 'completing':
          return pending !== 'resume';
        case 'consult-ringing':
        case 'consult-ringing-swapped':
        case 'add-ringing':
        case 'swapping':
          return !comes(state.transfer.target.leg);
        default:
          return false;
      }
    },
  },
  {
    sentence:
      'gives a customer whose room is lost back to the same owner, or lets those who are rung for them come',
    isBroken: ({ before, event, after }) => {
      if (event.type !== 'room_lost') return false;
      if ('offer' in before.state) {
        const { leg } = before.state.offer;
        return !('offer' in after.state && after.state.offer.leg === leg);
      }
      if (!('owner' in before.state) || before.state.owner.party.kind === 'outside') return false;
      const { id } = before.state.owner.party;
      return !(after.state.name === 'owner-lost' && after.state.agent === id);
    },
  },
  {
    sentence: 'tries again to find an agent, or to reach the one who is lost, when a wait begins',
    isBroken: whenMoved(
      ({ before, decision, after }) =>
        before.state.name !== 'owner-lost' &&
        after.state.name === 'owner-lost' &&
        !decision.commands.some(({ type }) => type === 'recall'),
    ),
  },
];

/**
 * Who may end the call: the owner, or the agent who has handed it to an owner outside of the desk.
 */
function responsibleIn(state: CallState): AgentId | null {
  if (!('owner' in state)) return null;
  const { party, handedOutBy } = state.owner;
  switch (party.kind) {
    case 'agent':
      return party.id;
    case 'outside':
      return handedOutBy ?? null;
  }
}

/**
 * Everybody who talked is let go, and neither does anybody stay nor is the customer known to be
 * held.
 */
function leavesTheCustomerAlone({ before, event, decision, after }: Step & { decision: Moved }) {
  const isOverAnyway = ['customer_left', 'agent_ends', 'room_lost'].includes(event.type);
  if (isOverAnyway || after.told === 'aside' || after.told === 'waiting') return false;
  const talked = partiesOf(before.state).filter(({ leg }) => before.room.includes(leg));
  const letGo = talked.filter(({ leg }) =>
    decision.commands.some((command) => command.type === 'release' && command.leg === leg),
  );
  if (letGo.length === 0 || legsIn(after).some((leg) => after.room.includes(leg))) return false;
  return after.told !== 'held' || after.pending !== null;
}
