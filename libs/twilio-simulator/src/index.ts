export type { Account, ApiKey } from './lib/kernel/account';
export { type Clock, realClock } from './lib/kernel/clock';
export type {
  Change,
  CallState,
  ConferenceState,
  DeliveryState,
  HearingState,
  ParticipantState,
  RequestState,
  SimulatorState,
  WarningState,
} from './lib/kernel/simulator-state';
export type {
  Address,
  CallSid,
  Exchange,
  IncomingCall,
  OutgoingCall,
  Telephone,
} from './lib/kernel/exchange';
export type { Hearing, LegLevel, MediaPlane, PreparedSound, Sound } from './lib/kernel/media-plane';
export type { Attachment, Simulator } from './lib/kernel/attachment';
export type { RunningSimulator } from './lib/running-simulator';
export type {
  ApplicationOptions,
  NumberOptions,
  SimulatorOptions,
  VoiceOptions,
} from './lib/simulator-options';
export { startSimulator } from './lib/simulator';
export { SilentMedia } from './lib/kernel/silent-media';
export { VirtualClock } from './lib/kernel/virtual-clock';
export { Phones } from './lib/phones/phones';
export { ScriptedCall } from './lib/phones/scripted-call';
export { type OnRing, ScriptedPhone } from './lib/phones/scripted-phone';
export { type Attempt, type AttemptAnswer, AttemptFailure } from './lib/deliveries/attempt';
export {
  type CarrierTruth,
  type InProcessSimulator,
  simulatorInProcess,
} from './lib/in-process/in-process-simulator';
export type { RestAnswer, RestRequest } from './lib/in-process/rest-exchange';
export { type TwimlBin, twimlBinUrl } from './lib/deliveries/twiml-bins';
export type { CallbackFault, CallbackMishap } from './lib/deliveries/callback-faults';
export type { CarrierFault } from './lib/faults/carrier-faults';
export type { RestFault, RestMishap } from './lib/rest/rest-faults';
export { type ConnectedDevice, VoiceGateway } from './lib/gateway/voice-gateway';
export type { NetworkOptions } from './lib/media/media-messages';
export { WebRtcMedia } from './lib/media/web-rtc-media';
export { handset, type HandsetOptions } from './lib/handset/handset';
export { switchboard } from './lib/switchboard/switchboard';
