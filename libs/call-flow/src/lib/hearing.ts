import type { PartyLeg, Owner, Parked, Transfer } from './call';
import type { Party } from './party';

/** What one party hears: a recording of ours, some of the others, or nothing. */
export type Hears =
  | 'wait-music'
  | 'hold-music'
  | 'announcement'
  | 'nothing'
  | readonly ('customer' | { readonly party: Party })[];

/** Who hears who in a state: the promise that the audio tests measure. */
export interface Hearing {
  readonly customer: Hears;
  readonly parties: readonly { readonly party: Party; readonly hears: Hears }[];
}

/* Who takes part in a conversation. Each asks for no more of a state than it reads. */

interface WithOwner {
  readonly owner: Owner;
}
interface WithGuests extends WithOwner {
  readonly guests: readonly PartyLeg[];
}
interface WithTarget extends WithOwner {
  readonly transfer: Transfer;
}

export const ownerAlone = ({ owner }: WithOwner): PartyLeg[] => [owner];
export const ownerAndGuests = ({ owner, guests }: WithGuests): PartyLeg[] => [owner, ...guests];
export const ownerAndTarget = ({ owner, transfer }: WithTarget): PartyLeg[] => [
  owner,
  transfer.target,
];
export const everyParty = ({ owner, guests, transfer }: WithGuests & WithTarget): PartyLeg[] => [
  owner,
  ...guests,
  transfer.target,
];

/* What is heard then. */

/** Only the customer is there, and hears this. */
export const customerHears = (customer: Hears) => (): Hearing => ({ customer, parties: [] });

/** Only the customer is there, and hears the music of where they wait. */
export const musicOfParked = ({ parked }: { readonly parked: Parked }): Hearing => ({
  customer: parked === 'hold' ? 'hold-music' : 'wait-music',
  parties: [],
});

/** The customer and these hear each other. */
export const together =
  <S>(list: (state: S) => readonly PartyLeg[]) =>
  (state: S): Hearing => {
    const legs = list(state);
    return {
      customer: legs.map(named),
      parties: legs.map((leg) => ({
        party: leg.party,
        hears: ['customer', ...others(leg, legs).map(named)],
      })),
    };
  };

/** The customer hears music, and these hear each other. */
export const inPrivate =
  <S>(list: (state: S) => readonly PartyLeg[]) =>
  (state: S): Hearing => {
    const legs = list(state);
    return {
      customer: 'hold-music',
      parties: legs.map((leg) => {
        const heard = others(leg, legs).map(named);
        return { party: leg.party, hears: heard.length === 0 ? 'nothing' : heard };
      }),
    };
  };

/** The customer and the owner hear each other; the target hears music in the lobby. */
export const targetHearsMusic = (state: WithTarget): Hearing => {
  const { customer, parties } = together(ownerAlone)(state);
  const { party } = state.transfer.target;
  return { customer, parties: [...parties, { party, hears: 'hold-music' }] };
};

const others = ({ leg }: PartyLeg, legs: readonly PartyLeg[]) =>
  legs.filter((other) => other.leg !== leg);
const named = ({ party }: PartyLeg) => ({ party });
