import type { AgentId, CallState } from './call';

/** What one party hears: a recording of ours, some of the others, or nothing. */
export type Hears =
  | 'wait-music'
  | 'hold-music'
  | 'nothing'
  | readonly ('customer' | { readonly agent: AgentId })[];

/** Who hears whom in a state: the promise that the audio tests measure. */
export interface Hearing {
  readonly customer: Hears;
  readonly agents: readonly { readonly agent: AgentId; readonly hears: Hears }[];
}

/** Tells what every party must hear; states on their way to another are described by where they lead. */
export function whoHearsWhat(state: CallState): Hearing {
  switch (state.name) {
    case 'queued':
    case 'offering':
      return { customer: state.parked === 'hold' ? 'hold-music' : 'wait-music', agents: [] };
    case 'owner-lost':
    case 'recalling':
      return { customer: 'hold-music', agents: [] };
    case 'connected':
    case 'add-ringing':
      return {
        customer: [state.owner],
        agents: [{ agent: state.owner.agent, hears: ['customer'] }],
      };
    case 'held':
    case 'consult-holding':
    case 'consult-ringing':
      return {
        customer: 'hold-music',
        agents: [{ agent: state.owner.agent, hears: 'nothing' }],
      };
    case 'consulting':
      return {
        customer: 'hold-music',
        agents: [
          { agent: state.owner.agent, hears: [state.transfer.target] },
          { agent: state.transfer.target.agent, hears: [state.owner] },
        ],
      };
    case 'merged':
    case 'completing':
      return {
        customer: [state.owner, state.transfer.target],
        agents: [
          { agent: state.owner.agent, hears: ['customer', state.transfer.target] },
          { agent: state.transfer.target.agent, hears: ['customer', state.owner] },
        ],
      };
    case 'ended':
      return { customer: 'nothing', agents: [] };
  }
}

/**
 * How the carrier must treat the customer's connection: `waiting` before the conversation has
 * started, else `held` or `live`. A command that contradicts it is out of date and is dropped.
 */
export function customerConnection(state: CallState): 'waiting' | 'held' | 'live' | 'gone' {
  switch (state.name) {
    case 'queued':
    case 'offering':
      return state.parked === 'hold' ? 'held' : 'waiting';
    case 'held':
    case 'consult-holding':
    case 'consult-ringing':
    case 'consulting':
    case 'owner-lost':
    case 'recalling':
      return 'held';
    case 'connected':
    case 'add-ringing':
    case 'merged':
    case 'completing':
      return 'live';
    case 'ended':
      return 'gone';
  }
}
