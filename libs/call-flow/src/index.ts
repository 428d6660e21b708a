export {
  callStateNames,
  type AgentId,
  type AgentLeg,
  type CallOutcome,
  type CallState,
  type CallStateName,
  type LegId,
  type Owner,
  type Parked,
  type StateOf,
  type Transfer,
  type TransferId,
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
export { decide, defaultPolicy } from './lib/decide';
export { customerConnection, whoHearsWhat, type Hearing, type Hears } from './lib/who-hears-what';
export { endsOfParties, type PartyEnd, queueId } from './lib/party-end';
export {
  awaitedLeg,
  isOutside,
  partiesOf,
  placeOfCustomer,
  placeOfLeg,
  transferOf,
} from './lib/parties';
export { withoutAgent, type Without } from './lib/without-agent';
