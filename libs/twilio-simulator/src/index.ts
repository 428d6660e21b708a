export type { Account, ApiKey } from './lib/account';
export { type Clock, realClock } from './lib/clock';
export type {
  Change,
  CallState,
  ConferenceState,
  DeliveryState,
  HearingState,
  ParticipantState,
  SimulatorState,
  WarningState,
} from './lib/control/simulator-state';
export type {
  Address,
  CallSid,
  Exchange,
  IncomingCall,
  OutgoingCall,
  Telephone,
} from './lib/exchange';
export type { Hearing, LegLevel, MediaPlane, PreparedSound, Sound } from './lib/media-plane';
export type {
  ApplicationOptions,
  Attachment,
  NumberOptions,
  Simulator,
  SimulatorOptions,
  VoiceOptions,
} from './lib/simulator';
export { type ConnectedDevice, VoiceGateway } from './lib/gateway/voice-gateway';
export type { NetworkOptions } from './lib/media/media-messages';
export { WebRtcMedia } from './lib/media/web-rtc-media';
