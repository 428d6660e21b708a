import type { AgentLeg, Owner, Parked, Transfer } from './call';
import type { AgentId } from './ids';

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

/* Who takes part in a conversation. Each asks for no more of a state than it reads. */

interface WithOwner {
  readonly owner: Owner;
}
interface WithGuests extends WithOwner {
  readonly guests: readonly AgentLeg[];
}
interface WithTarget extends WithOwner {
  readonly transfer: Transfer;
}

export const ownerAlone = ({ owner }: WithOwner): AgentLeg[] => [owner];
export const ownerAndGuests = ({ owner, guests }: WithGuests): AgentLeg[] => [owner, ...guests];
export const ownerAndTarget = ({ owner, transfer }: WithTarget): AgentLeg[] => [
  owner,
  transfer.target,
];
export const everyAgent = ({ owner, guests, transfer }: WithGuests & WithTarget): AgentLeg[] => [
  owner,
  ...guests,
  transfer.target,
];

/* What is heard then. */

/** Only the customer is there, and hears this. */
export const customerHears = (customer: Hears) => (): Hearing => ({ customer, agents: [] });

/** Only the customer is there, and hears the music of where they wait. */
export const musicOfParked = ({ parked }: { readonly parked: Parked }): Hearing => ({
  customer: parked === 'hold' ? 'hold-music' : 'wait-music',
  agents: [],
});

/** The customer and these hear each other. */
export const together =
  <S>(list: (state: S) => readonly AgentLeg[]) =>
  (state: S): Hearing => {
    const agents = list(state);
    return {
      customer: agents.map(named),
      agents: agents.map((agent) => ({
        agent: agent.agent,
        hears: ['customer', ...others(agent, agents).map(named)],
      })),
    };
  };

/** The customer hears music, and these hear each other. */
export const inPrivate =
  <S>(list: (state: S) => readonly AgentLeg[]) =>
  (state: S): Hearing => {
    const agents = list(state);
    return {
      customer: 'hold-music',
      agents: agents.map((agent) => {
        const heard = others(agent, agents).map(named);
        return { agent: agent.agent, hears: heard.length === 0 ? 'nothing' : heard };
      }),
    };
  };

/** The customer and the owner hear each other; the target hears music in the lobby. */
export const targetHearsMusic = (state: WithTarget): Hearing => {
  const { customer, agents } = together(ownerAlone)(state);
  const { agent } = state.transfer.target;
  return { customer, agents: [...agents, { agent, hears: 'hold-music' }] };
};

const others = ({ leg }: AgentLeg, agents: readonly AgentLeg[]) =>
  agents.filter((other) => other.leg !== leg);
const named = ({ agent }: AgentLeg) => ({ agent });
