import { DOCUMENT, inject, Service, signal } from '@angular/core';
import { type CannotCall, whyNoCalls } from './can-call';

/** What is known of the microphone. */
export type MicrophoneStatus =
  | 'unknown'
  | 'asking'
  | 'ready'
  | 'denied'
  | 'missing'
  | 'lost'
  | 'busy'
  | CannotCall;

/** The microphone: whether this page may use it, and how loud it is while it is being checked. */
@Service()
export class Microphone {
  private readonly window = inject(DOCUMENT).defaultView;
  private stream: MediaStream | null = null;
  private permission: PermissionStatus | null = null;
  private hadMicrophone = false;
  private stopMeter: (() => void) | null = null;

  readonly status = signal<MicrophoneStatus>('unknown');
  /** 0 to 1; 0 while nothing is being checked. */
  readonly level = signal(0);
  readonly isChecking = signal(false);

  constructor() {
    if (!this.canOpen()) {
      this.status.set(whyNoCalls(this.window));
      return;
    }
    this.devices?.addEventListener('devicechange', () => void this.noticeDevices());
    void this.readPermission();
  }

  /**
   * Makes sure that a call can be answered; asks the agent when the browser has not been told yet.
   */
  async prepare(): Promise<boolean> {
    if (this.status() === 'ready') return true;
    const stream = await this.open();
    stream?.getTracks().forEach((track) => track.stop());
    return stream !== null;
  }

  /** Shows the level until `endCheck`. */
  async startCheck(): Promise<void> {
    this.endCheck();
    this.stream = await this.open();
    if (!this.stream) return;
    this.isChecking.set(true);
    this.stopMeter = this.meter(this.stream);
  }

  endCheck(): void {
    this.stopMeter?.();
    this.stopMeter = null;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.isChecking.set(false);
    this.level.set(0);
  }

  private get devices(): MediaDevices | undefined {
    return this.window?.navigator.mediaDevices;
  }

  /** Whether the browser has what it takes, which says nothing about the microphone. */
  private canOpen(): boolean {
    const { devices } = this;
    return typeof devices?.getUserMedia === 'function' && typeof AudioContext === 'function';
  }

  private async open(): Promise<MediaStream | null> {
    if (!this.devices || !this.canOpen()) {
      this.status.set(whyNoCalls(this.window));
      return null;
    }
    this.status.set('asking');
    try {
      const stream = await this.devices.getUserMedia({ audio: true });
      this.status.set('ready');
      stream.getAudioTracks()[0]?.addEventListener('ended', () => void this.noticeDevices());
      return stream;
    } catch (error) {
      // A DOMException whose name says what the browser or the person refused.
      this.status.set(statusOf(error));
      return null;
    }
  }

  private async readPermission(): Promise<void> {
    try {
      const permission = await this.window?.navigator.permissions.query({ name: 'microphone' });
      if (!permission) return;
      this.permission = permission;
      permission.addEventListener('change', () => this.applyPermission());
    } catch {
      // Firefox before 132 does not know this permission; the answer then comes with the first
      // request.
      return;
    }
    this.applyPermission();
    await this.noticeDevices();
  }

  private applyPermission(): void {
    if (this.permission?.state === 'denied') this.status.set('denied');
    else if (this.permission?.state === 'granted') this.status.set('ready');
    else if (this.status() === 'denied') this.status.set('unknown');
  }

  private async noticeDevices(): Promise<void> {
    const devices = (await this.devices?.enumerateDevices()) ?? [];
    const hasMicrophone = devices.some(({ kind }) => kind === 'audioinput');
    const status = this.status();
    if (!hasMicrophone && (status === 'ready' || status === 'unknown')) {
      this.status.set(this.hadMicrophone ? 'lost' : 'missing');
      this.endCheck();
    } else if (hasMicrophone && (status === 'lost' || status === 'missing')) {
      this.status.set('unknown');
      this.applyPermission();
    }
    this.hadMicrophone ||= hasMicrophone;
  }

  private meter(stream: MediaStream): () => void {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      // Speech is near -30 dB: the scale runs from -60 dB to -10 dB.
      this.level.set(Math.max(0, Math.min(1, (10 * Math.log10(power + 1e-9) + 60) / 50)));
    }, 80);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }
}

function statusOf(error: unknown): MicrophoneStatus {
  const name = error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'unsupported-browser';
  }
}
