import type { AgentId, AgentLeg, CallState } from './call';

/** What one party hears: a recording of ours, some of the others, or nothing. */
export type Hears =
  | 'wait-music'
  | 'hold-music'
  | 'announcement'
  | 'nothing'
  | readonly ('customer' | { readonly agent: AgentId })[];

/** Who hears who in a state: the promise that the audio tests measure. */
export interface Hearing {
  readonly customer: Hears;
  readonly agents: readonly { readonly agent: AgentId; readonly hears: Hears }[];
}

/** Tells what every party must hear; states on their way to another are described by where they lead. */
export function whoHearsWhat(state: CallState): Hearing {
  switch (state.name) {
    case 'queued':
    case 'offering':
    case 'owner-lost':
    case 'recalling':
      return { customer: state.parked === 'hold' ? 'hold-music' : 'wait-music', agents: [] };
    case 'asking':
    case 'voicemail':
      return { customer: 'announcement', agents: [] };
    case 'connected':
    case 'add-ringing':
      return everybody(state.owner, ...state.guests);
    case 'held': {
      const agents = [state.owner, ...state.guests];
      return { customer: 'hold-music', agents: agents.map((agent) => amongOthers(agent, agents)) };
    }
    case 'consult-holding':
    case 'consult-ringing':
      return { customer: 'hold-music', agents: [amongOthers(state.owner, [])] };
    case 'swapping-back':
      return whoHearsWhat({ ...state, name: state.inLobby ? 'consulting' : 'consult-ringing' });
    case 'consulting': {
      const agents = [state.owner, state.transfer.target];
      return { customer: 'hold-music', agents: agents.map((agent) => amongOthers(agent, agents)) };
    }
    case 'consult-ringing-swapped':
      return everybody(state.owner);
    case 'swapping':
    case 'swapped': {
      const { customer, agents } = everybody(state.owner);
      const target = { agent: state.transfer.target.agent, hears: 'hold-music' } as const;
      return { customer, agents: [...agents, target] };
    }
    case 'merged':
      return everybody(state.owner, ...state.guests, state.transfer.target);
    case 'completing':
      return everybody(state.owner, state.transfer.target);
    case 'ended':
      return { customer: 'nothing', agents: [] };
  }
}

/** These agents and the customer hear each other. */
const everybody = (...agents: AgentLeg[]): Hearing => ({
  customer: agents.map(named),
  agents: agents.map((agent) => ({
    agent: agent.agent,
    hears: ['customer', ...others(agent, agents).map(named)],
  })),
});

/** One of several agents who hear each other while the customer does not. */
function amongOthers(agent: AgentLeg, agents: readonly AgentLeg[]): Hearing['agents'][number] {
  const heard = others(agent, agents).map(named);
  return { agent: agent.agent, hears: heard.length === 0 ? 'nothing' : heard };
}

const others = ({ leg }: AgentLeg, agents: readonly AgentLeg[]) =>
  agents.filter((other) => other.leg !== leg);
const named = ({ agent }: AgentLeg) => ({ agent });

/**
 * How the carrier must treat the customer's connection: `waiting` before the conversation has
 * started, else `held` or `live`, or `aside`, out of the room. A command that contradicts it is out of date and is dropped.
 */
export function customerConnection(
  state: CallState,
): 'waiting' | 'held' | 'live' | 'aside' | 'gone' {
  switch (state.name) {
    case 'queued':
    case 'offering':
    case 'owner-lost':
    case 'recalling':
      return state.parked === 'hold' ? 'held' : 'waiting';
    case 'held':
    case 'consult-holding':
    case 'consult-ringing':
    case 'consulting':
    case 'swapping':
    case 'swapping-back':
      return 'held';
    case 'asking':
    case 'voicemail':
      return 'aside';
    case 'connected':
    case 'consult-ringing-swapped':
    case 'swapped':
    case 'add-ringing':
    case 'merged':
    case 'completing':
      return 'live';
    case 'ended':
      return 'gone';
  }
}
