export {
  callStateNames,
  type AgentLeg,
  type CallOutcome,
  type CallState,
  type CallStateName,
  type Owner,
  type Parked,
  type PartyLeg,
  type StateOf,
  type Transfer,
} from './lib/call';
export {
  callEventTypes,
  legOutcomes,
  type CallEvent,
  type CustomerChoice,
  type DeskEvent,
  type EventOf,
  type LegOutcome,
  type Report,
  type TransferMode,
  type Wish,
} from './lib/event';
export {
  type Command,
  type Decision,
  type DeskPolicy,
  type HoldAudio,
  type Refusal,
  type TransferOutcome,
} from './lib/decision';
export { availableActions, callActions, type CallAction } from './lib/available-actions';
export type {
  AgentId,
  CallId,
  LegId,
  PartyText,
  PhoneNumber,
  ReceiverText,
  TransferId,
} from './lib/ids';
export { decide, defaultPolicy } from './lib/decide';
export type { Hearing, Hears } from './lib/hearing';
export { partiesOf, transferOf } from './lib/parties';
export {
  agentIdOf,
  agentParty,
  type AgentParty,
  isAgent,
  isSameParty,
  type OutsideParty,
  type Party,
  partyOf,
  queue,
  type Queue,
  type Receiver,
  receiverOf,
  textOf,
} from './lib/party';
export { endsOfParties, type PartyEnd } from './lib/party-end';
export { readRecorded, recorded } from './lib/recorded';
export {
  awaitedLeg,
  customerConnection,
  placeOfCustomer,
  placeOfLeg,
  whoHearsWhat,
} from './lib/state-table';
export { withoutAgent, type Without } from './lib/without-agent';
