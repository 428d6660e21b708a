import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { legPurposeSchema, type VoiceToken } from '@baton/shared-types';
import type { Call, Device } from '@twilio/voice-sdk';
import { z } from 'zod';
import { whyNoCalls } from './can-call';
import { faultOf } from './fault-of';
import { installSimulatorSocket } from './simulator-socket';
import { sounds } from './sounds';
import type {
  AudioDevice,
  Line,
  Registration,
  Ring,
  RingOver,
  Telephone,
  TelephoneFault,
} from './telephone';
import { LOAD_VOICE_SDK } from './voice-sdk';

/** What the desk writes into `client:<agent>?…` when it rings one of its agents. */
const ourParametersSchema = z.object({
  callId: z.uuid(),
  legId: z.uuid(),
  purpose: legPurposeSchema,
});

/**
 * How long a call survives the loss of its signalling. Long enough for a dropped connection to be
 * made anew, short enough for the customer of a crashed browser to be attended within heartbeat
 * interval + 2 s.
 */
const signallingGraceMs = 2_000;
/** Asks for a new token this long before the old one ends, should our own timer have slept. */
const tokenRefreshMs = 60_000;

/** The telephone on Twilio's Voice SDK; the only file that knows the SDK. */
@Service()
export class VoiceDevice implements Telephone {
  private readonly loadSdk = inject(LOAD_VOICE_SDK);
  private readonly window = inject(DOCUMENT).defaultView;
  private device: Device | null = null;
  private ringingCall: Call | null = null;
  private openCall: Call | null = null;

  private readonly writable = {
    registration: signal<Registration>('off'),
    ring: signal<Ring | null>(null),
    ringOver: signal<RingOver | null>(null),
    line: signal<Line | null>(null),
    fault: signal<TelephoneFault | null>(null),
    inputLevel: signal(0),
    tokenWanted: signal(0),
    microphones: signal<readonly AudioDevice[]>([]),
    speakers: signal<readonly AudioDevice[]>([]),
  };
  readonly registration = this.writable.registration.asReadonly();
  readonly ring = this.writable.ring.asReadonly();
  readonly ringOver = this.writable.ringOver.asReadonly();
  readonly line = this.writable.line.asReadonly();
  readonly fault = this.writable.fault.asReadonly();
  readonly inputLevel = this.writable.inputLevel.asReadonly();
  readonly tokenWanted = this.writable.tokenWanted.asReadonly();
  readonly microphones = this.writable.microphones.asReadonly();
  readonly speakers = this.writable.speakers.asReadonly();

  async connect({ token, simulatorSignalling }: VoiceToken): Promise<void> {
    this.disconnect();
    this.writable.registration.set('registering');
    if (simulatorSignalling !== null) installSimulatorSocket();
    // It is a file of its own, which may not be had: the desk is away, or is another version by
    // now.
    const DeviceOfSdk = await this.loadSdk().catch(() => null);
    if (!DeviceOfSdk?.isSupported) {
      this.writable.registration.set('off');
      this.writable.fault.set(DeviceOfSdk ? whyNoCalls(this.window) : 'other');
      return;
    }

    const device = new DeviceOfSdk(token, {
      closeProtection: true,
      maxCallSignalingTimeoutMs: signallingGraceMs,
      sounds,
      tokenRefreshMs,
      ...(simulatorSignalling !== null && {
        // Not in the SDK's public type, but what it reads; Insights would go to Twilio's own hosts.
        chunderw: simulatorSignalling,
        publishEvents: false,
      }),
    });
    this.device = device;
    this.listenTo(device);
    try {
      await device.register();
    } catch (error) {
      // Rejected with the gateway's error, which `error` reports as well; the device goes on
      // trying.
      this.writable.fault.set(faultOf(codeOf(error)));
    }
  }

  renewToken({ token }: VoiceToken): void {
    this.device?.updateToken(token);
    if (this.writable.fault() === 'token-refused') {
      this.writable.fault.set(null);
      // A refused token stops the SDK's own attempts. `register` rejects when it is trying already.
      void this.device?.register().catch(() => undefined);
    }
  }

  disconnect(): void {
    this.device?.destroy();
    this.device = null;
    this.ringingCall = null;
    this.openCall = null;
    this.writable.registration.set('off');
    this.writable.ring.set(null);
    this.writable.line.set(null);
    this.writable.fault.set(null);
  }

  accept(): void {
    const ring = this.ring();
    const call = this.ringingCall;
    if (!ring || !call) return;
    this.ringingCall = null;
    this.openCall = call;
    this.endRing(ring, 'accepted');
    this.writable.line.set({
      callId: ring.callId,
      legId: ring.legId,
      status: 'connecting',
      isMuted: false,
    });
    call.accept();
  }

  decline(): void {
    const ring = this.ring();
    if (!ring) return;
    this.ringingCall?.reject();
    this.ringingCall = null;
    this.endRing(ring, 'declined');
  }

  toggleMute(): void {
    this.openCall?.mute(!this.openCall.isMuted());
  }

  sendDigit(digit: string): void {
    this.openCall?.sendDigits(digit);
  }

  tellDesk(content: object): void {
    try {
      this.openCall?.sendMessage({
        content,
        contentType: 'application/json',
        messageType: 'user-defined-message',
      });
    } catch {
      // Expected: a call that is only being set up has no name at the carrier yet.
    }
  }

  async useMicrophone(id: string): Promise<void> {
    await this.device?.audio?.setInputDevice(id);
  }

  async useSpeaker(id: string): Promise<void> {
    await this.device?.audio?.speakerDevices.set(id);
  }

  private listenTo(device: Device): void {
    device.on('registering', () => {
      if (this.registration() === 'off') this.writable.registration.set('registering');
    });
    device.on('registered', () => {
      this.writable.registration.set('registered');
      this.writable.fault.set(null);
    });
    // The SDK reconnects by itself, with pauses of up to twenty seconds.
    device.on('unregistered', () => this.writable.registration.set('reconnecting'));
    device.on('tokenWillExpire', () => this.writable.tokenWanted.update((times) => times + 1));
    device.on('error', (error: unknown) => this.notice(faultOf(codeOf(error))));
    device.on('incoming', (call: Call) => this.showRing(call));
    device.audio?.on('deviceChange', () => this.readDevices(device));
    this.readDevices(device);
  }

  private notice(fault: TelephoneFault): void {
    this.writable.fault.set(fault);
    if (fault === 'token-refused') this.writable.tokenWanted.update((times) => times + 1);
  }

  private readDevices(device: Device): void {
    this.writable.microphones.set(namesOf(device.audio?.availableInputDevices));
    this.writable.speakers.set(
      device.audio?.isOutputSelectionSupported ? namesOf(device.audio.availableOutputDevices) : [],
    );
  }

  private showRing(call: Call): void {
    const ours = ourParametersSchema.safeParse(Object.fromEntries(call.customParameters));
    if (!ours.success) {
      // Rung by somebody else who uses this identity: nothing that the desk could show or command.
      call.ignore();
      return;
    }
    const ring: Ring = { ...ours.data, from: call.parameters['From'] ?? '' };
    this.ringingCall = call;
    this.writable.ring.set(ring);

    const withdraw = () => {
      if (this.ringingCall !== call) return;
      this.ringingCall = null;
      this.endRing(ring, 'withdrawn');
    };
    call.on('cancel', withdraw);
    call.on('accept', () => this.changeLine(call, { status: 'open' }));
    call.on('reconnecting', () => this.changeLine(call, { status: 'reconnecting' }));
    call.on('reconnected', () => this.changeLine(call, { status: 'open' }));
    call.on('mute', (isMuted: boolean) => this.changeLine(call, { isMuted }));
    call.on('volume', (input: number) => this.writable.inputLevel.set(input));
    call.on('error', (error: unknown) => this.notice(faultOf(codeOf(error))));
    call.on('disconnect', () => {
      withdraw();
      this.closeLine(call);
    });
  }

  private endRing(ring: Ring, because: RingOver['because']): void {
    this.writable.ring.set(null);
    this.writable.ringOver.set({ ring, because });
  }

  private changeLine(call: Call, change: Partial<Line>): void {
    if (this.openCall !== call) return;
    this.writable.line.update((line) => line && { ...line, ...change });
  }

  private closeLine(call: Call): void {
    if (this.openCall !== call) return;
    this.openCall = null;
    this.writable.inputLevel.set(0);
    this.writable.line.set(null);
  }
}

function codeOf(error: unknown): number | undefined {
  return z.object({ code: z.number() }).safeParse(error).data?.code;
}

function namesOf(devices: Map<string, MediaDeviceInfo> | undefined): AudioDevice[] {
  return [...(devices?.values() ?? [])]
    .filter(({ deviceId }) => deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, label: label || 'Unnamed device' }));
}
