/**
 * One window of 20 ms: loudness, and the amplitude of each party's tone, as fractions of full
 * scale.
 */
export interface EarWindow {
  readonly rms: number;
  readonly tones: readonly number[];
}

declare global {
  interface Window {
    /** Everything that the page has heard so far, window by window, without a hole. */
    batonEar?: {
      readonly windows: EarWindow[];
      /** How much of it the browser made up because nothing arrived in time, in ms. */
      madeUpMs(): Promise<number>;
    };
  }

  /** Chromium's; https://developer.mozilla.org/en-US/docs/Web/API/MediaStreamTrackProcessor */
  class MediaStreamTrackProcessor {
    constructor(options: { track: MediaStreamTrack; maxBufferSize: number });
    readonly readable: ReadableStream<AudioData>;
  }
}

/**
 * Makes a page listen to everything that reaches it by WebRTC: how loud it is, and by Goertzel's
 * algorithm how much of each tone is in it. It runs inside the page before the page's own scripts,
 * so it can use nothing from outside of itself. A worklet would need a script that the page's
 * content security policy allows; a track processor queues what a busy page cannot take at once.
 */
// It cannot be cut: nothing outside of it exists in the page.
// eslint-disable-next-line max-lines-per-function
export function growEar(frequencies: readonly number[]): void {
  const windows: EarWindow[] = [];
  const connections: RTCPeerConnection[] = [];

  /** https://www.w3.org/TR/webrtc-stats/#dom-rtcinboundrtpstreamstats-concealedsamples */
  const madeUpMs = async () => {
    const reports = await Promise.all(connections.map((connection) => connection.getStats()));
    return reports
      .flatMap((report) => [...report.values()] as RTCInboundRtpStreamStats[])
      .filter(({ type }) => type === 'inbound-rtp')
      .reduce((sum, { concealedSamples }) => sum + (concealedSamples ?? 0) / 48, 0);
  };
  window.batonEar = { windows, madeUpMs };

  const context = new AudioContext({ sampleRate: 48_000 });
  const drum = context.createMediaStreamDestination();
  // A destination that nothing is connected to does not run, and silence has to be measured as
  // well.
  const silence = context.createConstantSource();
  silence.offset.value = 0;
  silence.connect(drum);
  silence.start();
  const windowLength = context.sampleRate / 50;

  const amplitudeOf = (frequency: number, samples: readonly number[]) => {
    const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / context.sampleRate);
    let last = 0;
    let beforeLast = 0;
    for (const sample of samples) {
      const next = sample + coefficient * last - beforeLast;
      beforeLast = last;
      last = next;
    }
    const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
    return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
  };

  const measure = (samples: readonly number[]): EarWindow => ({
    rms: Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length),
    tones: frequencies.map((frequency) => amplitudeOf(frequency, samples)),
  });

  const listen = async () => {
    const [track] = drum.stream.getAudioTracks();
    if (!track) return;
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1_000 });
    const reader = readable.getReader();
    let samples: number[] = [];
    for (;;) {
      const { value: frame } = await reader.read();
      if (!frame) return;
      // The destination has two channels, which are the same for a voice.
      const left = new Float32Array(frame.numberOfFrames);
      frame.copyTo(left, { planeIndex: 0, format: 'f32-planar' });
      frame.close();
      for (const sample of left) {
        samples.push(sample);
        if (samples.length < windowLength) continue;
        windows.push(measure(samples));
        samples = [];
      }
    }
  };
  void listen();

  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      this.addEventListener('track', ({ track }) => {
        if (track.kind !== 'audio') return;
        context.createMediaStreamSource(new MediaStream([track])).connect(drum);
      });
    }
  };

  // A steady tone is what noise suppression is made to remove.
  const capture = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (constraints) => {
    const audio = constraints?.audio;
    if (!audio) return capture(constraints);
    const wanted = typeof audio === 'object' ? audio : {};
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    return capture({ ...constraints, audio: { ...wanted, ...plain } });
  };
}
