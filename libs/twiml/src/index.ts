export { agentHoldsOn, partyWaits } from './lib/lobby';
export { agentJoins, customerEntersRoom, customerHasLeftRoom, type Room } from './lib/room';
export {
  customerHearsHoldMusic,
  customerIsParked,
  customerIsReconnected,
  customerWaits,
  type Entertainment,
  type LeadIns,
  type Reconnection,
} from './lib/waiting';
export {
  agentIsNotNeeded,
  callIsUnknown,
  farewell,
  farewellUntilCalledBack,
  farewellWithMessage,
  farewellWithoutAgent,
  farewellWithoutMessage,
  hangUp,
  type NotNeeded,
} from './lib/goodbye';
export { customerIsAsked, customerLeavesMessage, type MessageAddresses } from './lib/way-out';
