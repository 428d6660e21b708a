import type { PartyLeg, CallState, CallStateName, Owner, StateOf, Transfer } from './call';
import type { LegId } from './ids';
import {
  customerHears,
  everyParty,
  type Hearing,
  inPrivate,
  musicOfParked,
  ownerAlone,
  ownerAndGuests,
  ownerAndTarget,
  targetHearsMusic,
  together,
} from './hearing';
import { isParty } from './parties';

/** Where the customer's connection belongs when it asks; `farewell` once the call is over. */
export type PlaceOfCustomer = 'room' | 'menu' | 'voicemail' | 'farewell';

/**
 * How the carrier must treat the customer's connection: `waiting` before the conversation has
 * started, else `held` or `live`, or `aside`, out of the room. A command that contradicts it is out
 * of date and is dropped.
 */
export type CustomerConnection = 'waiting' | 'held' | 'live' | 'aside' | 'gone';

/**
 * Where an answered leg belongs when it asks. In the conference with the others, in the lobby with
 * music because nobody can join a conference on hold, or nowhere: then it is hung up.
 */
export type PlaceOfLeg = 'room' | 'lobby' | 'nowhere';

/**
 * What is true for everybody in a state `S`. A cell is a value, or is read from what the state
 * carries.
 */
type Row<S> = readonly [
  placeOfCustomer: PlaceOfCustomer,
  connection: CustomerConnection | ((state: S) => CustomerConnection),
  /** States on their way to another are described by where they lead. */
  hearing: (state: S) => Hearing,
  /** Where the legs belong that the state counts on. */
  placeOfLegs: PlaceOfLeg | ((state: S, leg: LegId) => PlaceOfLeg),
  /** Who has to join before anything else can come of the state. */
  awaited: ((state: S) => PartyLeg) | null,
  /** Who has not answered yet, as far as the state knows. */
  rung: ((state: S) => PartyLeg | null) | null,
];

const byParked = ({ parked }: StateOf<'queued' | 'offering' | 'owner-lost' | 'recalling'>) =>
  parked === 'hold' ? 'held' : 'waiting';
const offer = (state: StateOf<'offering' | 'recalling'>) => state.offer;
const target = ({ transfer }: { readonly transfer: Transfer }) => transfer.target;
const unlessInLobby = (state: StateOf<'swapping-back'>) =>
  state.inLobby ? null : state.transfer.target;
const backToPrivate = (state: StateOf<'swapping-back'>) =>
  state.inLobby ? inPrivate(ownerAndTarget)(state) : inPrivate(ownerAlone)(state);
const targetInLobby = ({ owner }: { readonly owner: Owner }, leg: LegId) =>
  leg === owner.leg ? 'room' : 'lobby';

/**
 * The call machine's promises of privacy, one row per state. They stand side by side so that a
 * reader sees that they agree; a state without a row does not compile.
 */
// prettier-ignore
const table: { readonly [N in CallStateName]: Row<StateOf<N>> } = {
  //                          customer in  connection who hears what                 legs in        awaited rung
  queued:                    ['room',      byParked,  musicOfParked,                 'room',        null,   null],
  offering:                  ['room',      byParked,  musicOfParked,                 'room',        offer,  offer],
  asking:                    ['menu',      'aside',   customerHears('announcement'), 'nowhere',     null,   null],
  voicemail:                 ['voicemail', 'aside',   customerHears('announcement'), 'nowhere',     null,   null],
  connected:                 ['room',      'live',    together(ownerAndGuests),      'room',        null,   null],
  held:                      ['room',      'held',    inPrivate(ownerAndGuests),     'room',        null,   null],
  'consult-holding':         ['room',      'held',    inPrivate(ownerAlone),         'room',        null,   target],
  'consult-ringing':         ['room',      'held',    inPrivate(ownerAlone),         'room',        target, target],
  'consult-ringing-swapped': ['room',      'live',    together(ownerAlone),          targetInLobby, null,   target],
  consulting:                ['room',      'held',    inPrivate(ownerAndTarget),     'room',        null,   null],
  swapping:                  ['room',      'held',    targetHearsMusic,              targetInLobby, null,   null],
  swapped:                   ['room',      'live',    targetHearsMusic,              targetInLobby, null,   null],
  'swapping-back':           ['room',      'held',    backToPrivate,                 targetInLobby, null,   unlessInLobby],
  'add-ringing':             ['room',      'live',    together(ownerAndGuests),      'room',        target, target],
  merged:                    ['room',      'live',    together(everyParty),          'room',        null,   null],
  completing:                ['room',      'live',    together(ownerAndTarget),      'room',        null,   null],
  'owner-lost':              ['room',      byParked,  musicOfParked,                 'nowhere',     null,   null],
  recalling:                 ['room',      byParked,  musicOfParked,                 'room',        offer,  offer],
  ended:                     ['farewell',  'gone',    customerHears('nothing'),      'nowhere',     null,   null],
};

/** The row of this very state: the compiler cannot see that name and state belong together. */
const rowOf = (state: CallState) => table[state.name] as Row<CallState>;

export function placeOfCustomer(state: CallState): PlaceOfCustomer {
  const [place] = rowOf(state);
  return place;
}

export function customerConnection(state: CallState): CustomerConnection {
  const [, connection] = rowOf(state);
  return typeof connection === 'function' ? connection(state) : connection;
}

/** Tells what every party must hear. */
export function whoHearsWhat(state: CallState): Hearing {
  const [, , hearing] = rowOf(state);
  return hearing(state);
}

/** Tells where a leg belongs; one that the state does not count on belongs nowhere. */
export function placeOfLeg(state: CallState, leg: LegId): PlaceOfLeg {
  const [, , , place] = rowOf(state);
  if (!isParty(state, { leg })) return 'nowhere';
  return typeof place === 'function' ? place(state, leg) : place;
}

/** The leg that has to join before anything else can come of the state. */
export function awaitedLeg(state: CallState): LegId | null {
  const [, , , , awaited] = rowOf(state);
  return awaited?.(state).leg ?? null;
}

/** The leg that is rung, or is to be rung, and has not answered as far as the state knows. */
export function rungLeg(state: CallState): LegId | null {
  const [, , , , , rung] = rowOf(state);
  return rung?.(state)?.leg ?? null;
}
