import type { Account } from './kernel/account';
import type { Attachment } from './kernel/attachment';
import type { Clock } from './kernel/clock';
import type { Transport } from './deliveries/attempt';
import type { Jitter } from './deliveries/callbacks';
import type { TwimlBin } from './deliveries/twiml-bins';
import type { MediaPlane } from './kernel/media-plane';

/** What a simulator is started with. */
export interface SimulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where to listen; loopback unless told otherwise. */
  readonly host?: string;
  readonly account: Account;
  readonly numbers: readonly NumberOptions[];
  readonly applications?: readonly ApplicationOptions[];
  /** Documents that outlive the application, such as the one for when it does not answer. */
  readonly twimlBins?: readonly TwimlBin[];
  readonly media: MediaPlane;
  readonly clock?: Clock;
  /**
   * How many calls the REST API may dial in a second; no limit unless told otherwise, a new account
   * has 1.
   */
  readonly callsPerSecond?: number;
  /** How long each callback waits before it is sent, so that a seed can mix up their order. */
  readonly callbackDelayMs?: Jitter;
  /** How webhooks reach the application; by HTTP unless told otherwise. */
  readonly transport?: Transport;
  /**
   * Who may use `/_simulator`: loopback only, unless the simulator stands in a network of its own.
   */
  readonly controlFrom?: 'loopback' | 'anywhere';
  /**
   * Parts that are added before the first request is served: the Voice SDK gateway, the handset
   * page, the switchboard.
   */
  readonly attach?: readonly Attachment[];
}

/** Where calls to a number or an application are handled. */
export interface VoiceOptions {
  readonly voiceUrl: string;
  readonly voiceMethod?: 'GET' | 'POST';
  readonly voiceFallbackUrl?: string;
  readonly statusCallback?: string;
}

/** A telephone number of the account, in E.164. */
export interface NumberOptions extends VoiceOptions {
  readonly phoneNumber: string;
}

/** A TwiML application, which handles the calls that Voice SDK clients place. */
export interface ApplicationOptions extends VoiceOptions {
  readonly sid: string;
}
