export { partyWaits } from './lib/lobby';
export { agentJoins, customerEntersRoom, type Room } from './lib/room';
export {
  customerHearsHoldMusic,
  customerIsParked,
  customerIsReconnected,
  customerWaits,
  type Entertainment,
  type Reconnection,
} from './lib/waiting';
export {
  agentIsNotNeeded,
  callIsUnknown,
  farewell,
  farewellWithoutAgent,
  hangUp,
  type NotNeeded,
} from './lib/goodbye';
