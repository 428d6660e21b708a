export {
  callStateNames,
  type AgentLeg,
  type CallOutcome,
  type CallState,
  type CallStateName,
  type Owner,
  type Parked,
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
export type { AgentId, CallId, LegId, TransferId } from './lib/ids';
export { decide, defaultPolicy } from './lib/decide';
export type { Hearing, Hears } from './lib/hearing';
export { endsOfParties, type PartyEnd, queueId } from './lib/party-end';
export { isOutside, partiesOf, transferOf } from './lib/parties';
export {
  awaitedLeg,
  customerConnection,
  placeOfCustomer,
  placeOfLeg,
  whoHearsWhat,
} from './lib/state-table';
export { withoutAgent, type Without } from './lib/without-agent';
