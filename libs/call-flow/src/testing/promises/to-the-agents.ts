import type { CallState } from '../../lib/call';
import type { AgentId, LegId } from '../../lib/ids';
import type { CallEvent } from '../../lib/event';
import type { Hearing, Hears } from '../../lib/hearing';
import { partiesOf, transferOf } from '../../lib/parties';
import { agentIdOf, isAgent, partyOf, textOf } from '../../lib/party';
import { endsOfParties } from '../../lib/party-end';
import { placeOfLeg, whoHearsWhat } from '../../lib/state-table';
import { legsIn, type Situation } from '../situation';
import { whenMoved, type Promised } from './promise';

/**
 * What agents are promised: private words stay private, nobody is forgotten, every wish is
 * answered.
 */
export const toTheAgents: readonly Promised[] = [
  {
    sentence: 'leaves no leg behind that nobody counts on',
    isBroken: ({ after }) => {
      const counted = new Set(partiesOf(after.state).map(({ leg }) => leg));
      return legsIn(after).some((leg) => !counted.has(leg));
    },
  },
  {
    sentence: 'counts on nobody twice',
    isBroken: ({ after }) => {
      const parties = partiesOf(after.state);
      return new Set(parties.map(({ party }) => textOf(party))).size !== parties.length;
    },
  },
  {
    sentence: 'counts as talking only who is in the room',
    isBroken: ({ after: { state, room } }) => {
      const talking = [
        ...('owner' in state ? [state.owner] : []),
        ...('guests' in state ? state.guests : []),
      ];
      return talking.some(({ leg }) => !room.includes(leg));
    },
  },
  {
    sentence: 'rings nobody who is rung or has answered already',
    isBroken: whenMoved(({ before, decision }) =>
      decision.commands.some(
        (command) => command.type === 'ring' && legsIn(before).includes(command.leg.leg),
      ),
    ),
  },
  {
    sentence: 'rings a consult target only once the carrier has confirmed the hold',
    isBroken: whenMoved(
      ({ before, event, decision }) =>
        before.state.name === 'consult-holding' &&
        decision.commands.some(({ type }) => type === 'ring') &&
        // Handing over or leaving at once is not a consultation: no private word has to be
        // protected.
        !['customer_held', 'agent_completes', 'agent_leaves'].includes(event.type),
    ),
  },
  {
    sentence: 'lets nobody in the room hear what is not meant for them',
    isBroken: ({ after: { state, room, told, pending } }) =>
      state.name === 'consulting'
        ? told !== 'held' || pending !== null
        : room.some((leg) => placeOfLeg(state, leg) === 'lobby'),
  },
  {
    sentence: 'lets go of those who talked while the customer was away before it brings them back',
    isBroken: whenMoved(({ decision: { commands } }) => {
      const back = commands.findIndex(({ type }) => type === 'resume_customer');
      return back !== -1 && commands.slice(back).some(({ type }) => type === 'release');
    }),
  },
  {
    sentence: 'leaves nobody in the lobby who belongs in the room',
    isBroken: ({ after: { state, lobby } }) =>
      lobby.some((leg) => placeOfLeg(state, leg) !== 'lobby'),
  },
  {
    sentence: 'lets everybody hear what the table says, once nothing is under way',
    isBroken: ({ after }) => {
      if (after.pending !== null || after.asking.length > 0) return false;
      return canonical(heardIn(after)) !== canonical(whoHearsWhat(after.state));
    },
  },
  {
    sentence: 'settles a transfer exactly when it is no longer under way',
    isBroken: whenMoved(({ before, decision, after }) => {
      const under = transferOf(before.state);
      const isOver = under !== null && transferOf(after.state) !== under;
      return isOver !== (decision.settled !== undefined);
    }),
  },
  {
    sentence: 'calls only those lost whose connection broke, and only those gone who asked to go',
    isBroken: whenMoved(({ before, event, after }) =>
      endsOfParties(before.state, event, after.state).some(({ leg, end }) => {
        const broke = event.type === 'leg_over' && event.leg === leg && event.outcome === 'left';
        if (end.kind === 'lost') return !broke && event.type !== 'room_lost';
        if (end.kind === 'handed-over') return !hasAsked(before.state, event, leg);
        return end.kind === 'left' && !broke && !isBy(before.state, event, leg);
      }),
    ),
  },
  {
    sentence: 'answers every wish, and refuses nothing else',
    isBroken: ({ event, decision }) => {
      const isAsked = event.type.startsWith('agent_');
      return isAsked ? decision.kind === 'ignored' : decision.kind === 'refused';
    },
  },
  {
    sentence:
      'grants wishes to the owner only; all on the call may leave it, and who handed it out may end it',
    isBroken: whenMoved(({ before: { state }, event }) => {
      if (!('by' in event)) return false;
      if ('owner' in state && isAgent(state.owner.party, event.by)) return false;
      const isOutside = 'owner' in state && state.owner.party.kind === 'outside';
      if (event.type === 'agent_ends' && isOutside) {
        return state.owner.handedOutBy !== event.by;
      }
      const isOnTheCall = partiesOf(state).some(({ party }) => isAgent(party, event.by));
      return event.type !== 'agent_leaves' || !isOnTheCall;
    }),
  },
  {
    sentence: 'knows who at the desk may end each call that an outside number owns',
    isBroken: whenMoved(({ before, after }) => {
      if (!('owner' in after.state) || after.state.owner.party.kind === 'agent') return false;
      const by = deskOf(before.state);
      return by !== null && after.state.owner.handedOutBy !== by;
    }),
  },
];

/** The agent of the desk who has handed the customer on, or would hand them on. */
function deskOf(state: CallState): AgentId | null {
  if ('owner' in state) return state.owner.handedOutBy ?? agentIdOf(state.owner.party);
  return state.name === 'offering' ? state.recall : null;
}

/** Whether the leg is that of the agent who asks for something. */
const isBy = (state: CallState, event: CallEvent, leg: LegId): boolean =>
  'by' in event &&
  partiesOf(state).some((party) => party.leg === leg && isAgent(party.party, event.by));

/** Whether an agent has asked to be let go of the customer, now or before. */
const hasAsked = (state: CallState, event: CallEvent, leg: LegId): boolean =>
  isBy(state, event, leg) ||
  ('leaving' in state && state.leaving?.leg === leg) ||
  (state.name === 'completing' && state.owner.leg === leg);

/** Who hears who in the world, as opposed to what the table says. */
function heardIn({ told, room, lobby }: Situation): Hearing {
  const named = (leg: LegId) => ({ party: partyOf(nameOf(leg)) });
  const heard = (self: LegId): Hears => {
    const others = room.filter((leg) => leg !== self).map(named);
    if (told === 'live') return ['customer', ...others];
    return others.length === 0 ? 'nothing' : others;
  };
  return {
    customer: told === 'live' ? room.map(named) : recordings[told],
    parties: [
      ...room.map((leg) => ({ ...named(leg), hears: heard(leg) })),
      ...lobby.map((leg) => ({ ...named(leg), hears: 'hold-music' as const })),
    ],
  };
}

const recordings = {
  waiting: 'wait-music',
  held: 'hold-music',
  aside: 'announcement',
  gone: 'nothing',
} as const;

const nameOf = (leg: string) => leg.replace('leg-of-', '');

/** One text for one situation, whatever the order of the parties. */
function canonical({ customer, parties }: Hearing): string {
  const sorted = (hears: Hears) =>
    typeof hears === 'string' ? hears : hears.map((heard) => JSON.stringify(heard)).sort();
  const rows = parties.map(({ party, hears }) => JSON.stringify([party, sorted(hears)]));
  return JSON.stringify([sorted(customer), rows.sort()]);
}
