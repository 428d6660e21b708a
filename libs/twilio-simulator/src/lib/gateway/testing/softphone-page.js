/*
 * The page's half of softphone.ts: a device whose microphone is a tone, and an ear that measures
 * tones.
 */

const host = location.host;
const tone = Number(new URLSearchParams(location.search).get('tone'));
const context = new AudioContext({ sampleRate: 48_000 });
const oscillator = new OscillatorNode(context, { frequency: tone });
const microphone = context.createMediaStreamDestination();
oscillator.connect(new GainNode(context, { gain: 0.25 })).connect(microphone);
oscillator.start();
const ear = new AnalyserNode(context, { fftSize: 8192 });
const events = [];
/** When each event was met first, in ms. */
const times = {};

function meets(event) {
  events.push(event);
  times[event] ??= Date.now();
}

const NativeConnection = RTCPeerConnection;
window.RTCPeerConnection = class extends NativeConnection {
  constructor(configuration) {
    super(configuration);
    this.addEventListener('track', ({ track }) => {
      context.createMediaStreamSource(new MediaStream([track])).connect(ear);
    });
  }
};

function watch(call) {
  softphone.call = call;
  for (const name of ['accept', 'ringing', 'cancel', 'disconnect', 'reject', 'reconnected']) {
    call.on(name, () => meets(`call ${name}`));
  }
  call.on('error', (error) => meets(`call error ${error.code}`));
  call.on('messageReceived', ({ content }) => meets(`call message ${JSON.stringify(content)}`));
  call.on('messageSent', () => meets('call messageSent'));
}

const softphone = {
  events,
  times,

  async start(token, { registers = true, ...options }) {
    const names = ['incoming', 'outgoing', 'disconnect'];
    const device = new Twilio.Device(token, {
      chunderw: host,
      publishEvents: false,
      sounds: Object.fromEntries(names.map((name) => [name, `/handset/sounds/${name}.wav`])),
      getUserMedia: () => Promise.resolve(microphone.stream),
      RTCPeerConnection: window.RTCPeerConnection,
      ...options,
    });
    softphone.device = device;
    for (const name of ['registered', 'unregistered', 'destroyed', 'tokenWillExpire']) {
      device.on(name, () => meets(name));
    }
    device.on('error', (error) => meets(`error ${error.code}`));
    device.on('incoming', (call) => {
      watch(call);
      meets('incoming');
    });
    if (registers) await device.register();
  },

  async connect(params) {
    watch(await softphone.device.connect({ params }));
  },

  strengths(tones) {
    const samples = new Float32Array(ear.fftSize);
    ear.getFloatTimeDomainData(samples);
    return tones.map((frequency) => {
      let real = 0;
      let imaginary = 0;
      samples.forEach((sample, i) => {
        const angle = (2 * Math.PI * frequency * i) / context.sampleRate;
        real += sample * Math.cos(angle);
        imaginary += sample * Math.sin(angle);
      });
      return (2 * Math.hypot(real, imaginary)) / samples.length;
    });
  },
};
window.softphone = softphone;
