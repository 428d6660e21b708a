import { createHash } from 'node:crypto';
import type { Fallback, StatusCallback } from './call';
import type { WebhookAddress, HttpMethod } from '../deliveries/webhook';
import type { ApplicationOptions, NumberOptions } from '../simulator-options';

/** A telephone number of the account, or an application; both say where calls are handled. */
export interface VoiceResource {
  readonly sid: string;
  /** E.164 for a number; null for an application. */
  readonly phoneNumber: string | null;
  readonly createdAt: number;
  updatedAt: number;
  friendlyName: string;
  voiceUrl: string;
  voiceMethod: HttpMethod;
  voiceFallbackUrl: string;
  voiceFallbackMethod: HttpMethod;
  statusCallback: string;
  statusCallbackMethod: HttpMethod;
  voiceApplicationSid: string;
  voiceCallerIdLookup: boolean;
}

/** How a call that comes in is handled. */
export interface VoiceHandling {
  readonly numberSid: string | null;
  readonly voice: WebhookAddress;
  readonly fallback: Fallback | null;
  readonly statusCallback: StatusCallback | null;
}

/** The numbers and applications of the account. */
export class NumberBook {
  readonly numbers: readonly VoiceResource[];
  readonly applications: readonly VoiceResource[];
  private readonly originals: readonly (readonly [VoiceResource, VoiceResource])[];

  constructor(options: {
    readonly numbers: readonly NumberOptions[];
    readonly applications: readonly ApplicationOptions[];
    readonly now: number;
  }) {
    this.numbers = options.numbers.map((number) =>
      resource(number, {
        sid: sidOfNumber(number.phoneNumber),
        phoneNumber: number.phoneNumber,
        now: options.now,
      }),
    );
    this.applications = options.applications.map((application) =>
      resource(application, { sid: application.sid, phoneNumber: null, now: options.now }),
    );
    this.originals = [...this.numbers, ...this.applications].map((one) => [one, { ...one }]);
  }

  /** Takes back every change. */
  reset(): void {
    for (const [resource, original] of this.originals) Object.assign(resource, original);
  }

  owns(phoneNumber: string): boolean {
    return this.numbers.some((number) => number.phoneNumber === phoneNumber);
  }

  handlingOf(phoneNumber: string): VoiceHandling | undefined {
    const number = this.numbers.find((candidate) => candidate.phoneNumber === phoneNumber);
    if (!number) return undefined;
    // An application that is set on a number overrides its URLs.
    if (number.voiceApplicationSid !== '') {
      const handling = this.handlingOfApplication(number.voiceApplicationSid);
      return handling && { ...handling, numberSid: number.sid };
    }
    return handling(number);
  }

  handlingOfApplication(sid: string): VoiceHandling | undefined {
    const application = this.applications.find((candidate) => candidate.sid === sid);
    return application && handling(application);
  }
}

function handling(resource: VoiceResource): VoiceHandling | undefined {
  if (resource.voiceUrl === '') return undefined;
  return {
    numberSid: resource.phoneNumber === null ? null : resource.sid,
    voice: { url: resource.voiceUrl, method: resource.voiceMethod },
    fallback:
      resource.voiceFallbackUrl === ''
        ? null
        : { url: resource.voiceFallbackUrl, method: resource.voiceFallbackMethod },
    statusCallback:
      resource.statusCallback === ''
        ? null
        : {
            url: resource.statusCallback,
            method: resource.statusCallbackMethod,
            events: ['completed'],
          },
  };
}

function resource(
  options: NumberOptions | ApplicationOptions,
  identity: Pick<VoiceResource, 'sid' | 'phoneNumber'> & { readonly now: number },
): VoiceResource {
  return {
    sid: identity.sid,
    phoneNumber: identity.phoneNumber,
    createdAt: identity.now,
    updatedAt: identity.now,
    friendlyName: identity.phoneNumber ?? identity.sid,
    voiceUrl: options.voiceUrl,
    voiceMethod: options.voiceMethod ?? 'POST',
    voiceFallbackUrl: options.voiceFallbackUrl ?? '',
    voiceFallbackMethod: 'POST',
    statusCallback: options.statusCallback ?? '',
    statusCallbackMethod: 'POST',
    voiceApplicationSid: '',
    voiceCallerIdLookup: false,
  };
}

/** A number keeps its sid over restarts, so that a configuration can name it. */
function sidOfNumber(phoneNumber: string): string {
  return `PN${createHash('md5').update(phoneNumber).digest('hex')}`;
}
