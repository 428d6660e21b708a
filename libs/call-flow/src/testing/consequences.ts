import type { LegId } from '../lib/ids';
import type { Command, Decision } from '../lib/decision';
import type { CallEvent } from '../lib/event';
import { placeOfCustomer } from '../lib/state-table';
import type { Situation } from './situation';

type Whereabouts = 'ringing' | 'asking' | 'lobby' | 'room';

/** What the world looks like after the event and the commands it led to. */
export function consequences(
  situation: Situation,
  event: CallEvent,
  decision: Decision,
): Situation {
  const world = afterEvent(situation, event);
  if (decision.kind !== 'moved') return world;
  return decision.commands.reduce(carriedOut, { ...world, state: decision.to });
}

const nowhere = (world: Situation, gone: LegId): Situation => {
  const others = (legs: readonly LegId[]) => legs.filter((leg) => leg !== gone);
  return {
    ...world,
    ringing: others(world.ringing),
    asking: others(world.asking),
    lobby: others(world.lobby),
    room: others(world.room),
  };
};

const at = (place: Whereabouts, world: Situation, leg: LegId): Situation => {
  const elsewhere = nowhere(world, leg);
  return { ...elsewhere, [place]: [...elsewhere[place], leg].sort() };
};

/** What the world looks like after the event, before anybody has reacted to it. */
function afterEvent(world: Situation, event: CallEvent): Situation {
  switch (event.type) {
    case 'leg_joined': {
      // A late report: by now they are in the lobby. Or the room does not exist any more.
      if (world.lobby.includes(event.leg)) return world;
      if (world.told === 'gone') return nowhere(world, event.leg);
      const joined = at('room', world, event.leg);
      // A conference starts, and the wait music stops, when the first agent joins.
      return world.told === 'waiting' ? { ...joined, told: 'live' } : joined;
    }
    case 'leg_waiting':
      return world.told === 'gone' ? nowhere(world, event.leg) : at('lobby', world, event.leg);
    case 'leg_over':
      return nowhere(world, event.leg);
    case 'hold_failed':
      return { ...world, told: 'live', pending: null };
    case 'resume_failed':
      return { ...world, told: 'held', pending: null };
    case 'customer_held':
      return world.pending === 'hold' ? { ...world, pending: null } : world;
    case 'customer_resumed':
      return world.pending === 'resume' ? { ...world, pending: null } : world;
    case 'room_lost': {
      const isInRoom = world.told !== 'gone' && world.told !== 'aside';
      return isInRoom ? { ...world, room: [], told: 'waiting', pending: null } : world;
    }
    case 'customer_chooses':
      if (world.state.name !== 'asking') return world;
      // The menu's own document leads on.
      return { ...world, told: toldAfter[event.choice] };
    case 'message_left':
    case 'nothing_said':
      return world.state.name === 'voicemail' ? { ...world, told: 'gone' } : world;
    default:
      return world;
  }
}

const toldAfter = { callback: 'gone', voicemail: 'aside', wait: 'waiting' } as const;

/** What the world looks like once a command has been carried out. */
function carriedOut(world: Situation, command: Command): Situation {
  switch (command.type) {
    case 'ring':
      return at('ringing', world, command.leg.leg);
    case 'release':
      return nowhere(world, command.leg);
    case 'place_leg':
      return at('asking', world, command.leg.leg);
    case 'place_customer': {
      const told = placeOfCustomer(world.state) === 'room' ? 'waiting' : 'aside';
      return { ...world, room: [], told, pending: null };
    }
    case 'hold_customer':
      return { ...world, told: 'held', pending: 'hold' };
    case 'resume_customer':
      return { ...world, told: 'live', pending: 'resume' };
    case 'end_conversation':
      return { ...world, room: [], told: 'gone', pending: null };
    case 'find_agent':
    case 'recall':
      return world;
  }
}
