export { agentJoins, customerEntersRoom, type Room } from './lib/room';
export {
  customerHearsHoldMusic,
  customerIsParked,
  customerIsReconnected,
  customerWaits,
  type Entertainment,
} from './lib/waiting';
export { agentIsNotNeeded, callIsUnknown, farewell, hangUp, type NotNeeded } from './lib/goodbye';
