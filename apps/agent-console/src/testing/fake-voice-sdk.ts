import type { Device } from '@twilio/voice-sdk';
import { EventEmitter } from 'events';

/** A call of the Voice SDK that remembers what was asked of it. */
export class FakeSdkCall extends EventEmitter {
  readonly customParameters: Map<string, string>;
  readonly parameters = { From: '+12025550100' };
  readonly done: string[] = [];
  private isSilent = false;

  constructor(customParameters: Readonly<Record<string, string>>) {
    super();
    this.customParameters = new Map(Object.entries(customParameters));
  }

  accept = () => void this.done.push('accept');
  reject = () => void this.done.push('reject');
  ignore = () => void this.done.push('ignore');
  sendDigits = (digits: string) => void this.done.push(`digits ${digits}`);
  isMuted = () => this.isSilent;

  mute(isMuted: boolean): void {
    this.isSilent = isMuted;
    this.emit('mute', isMuted, this);
  }
}

/** A device of the Voice SDK whose events a test emits. */
export class FakeSdkDevice extends EventEmitter {
  static readonly isSupported = true;
  static last: FakeSdkDevice;
  readonly audio = null;
  readonly tokens: string[];

  constructor(
    token: string,
    readonly options: Device.Options,
  ) {
    super();
    this.tokens = [token];
    FakeSdkDevice.last = this;
  }

  register = () => Promise.resolve();
  updateToken = (token: string) => void this.tokens.push(token);
  destroy = () => this.removeAllListeners();
}
