/**
 * Talks to the simulator through the official Voice SDK, and tells the page what happens in the
 * page's words.
 */

const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 's', 'h'];
const sounds = Object.fromEntries(
  ['incoming', 'outgoing', 'disconnect', ...keys.map((key) => `dtmf${key}`)].map((name) => [
    name,
    `/handset/sounds/${name}.wav`,
  ]),
);

/** How long a call survives a lost connection to the simulator. */
const reconnectMs = 15_000;

export class Line {
  #device;
  #call;
  #number;
  #tell;

  /** @param tell is told of every change: `tell(what, details)`. */
  constructor(number, tell) {
    this.#number = number;
    this.#tell = tell;
  }

  async open() {
    const { token, dials } = await this.#fetchToken();
    const device = new Twilio.Device(token, {
      chunderw: location.host,
      publishEvents: false,
      maxCallSignalingTimeoutMs: reconnectMs,
      // Else every refusal is the same connection error.
      enableImprovedSignalingErrorPrecision: true,
      // The agents' favourite comes first on a telephone line too.
      codecPreferences: ['opus', 'pcmu'],
      sounds,
    });
    this.#device = device;
    device.on('registered', () => this.#tell('ready'));
    device.on('unregistered', () => this.#tell('unreachable'));
    device.on('error', (error) => this.#tell('problem', { error }));
    device.on('incoming', (call) => this.#ring(call));
    device.on('tokenWillExpire', async () => device.updateToken((await this.#fetchToken()).token));
    // The SDK gives up registering while the simulator is away; the telephone does not.
    device.register().catch(() => this.#tell('unreachable'));
    return { dials };
  }

  close() {
    this.#device?.destroy();
  }

  async dial(number) {
    try {
      this.#follow(await this.#device.connect({ params: { To: number } }));
    } catch (error) {
      this.#tell('problem', { error });
      this.#tell('ended');
    }
  }

  answer() {
    this.#call?.accept();
  }

  decline() {
    this.#call?.reject();
  }

  hangUp() {
    // A call that is still being set up has no sid; the SDK then has to be stopped as a whole.
    if (this.#call) this.#call.disconnect();
    else this.#device.disconnectAll();
  }

  mute(muted) {
    this.#call?.mute(muted);
  }

  press(key) {
    this.#call?.sendDigits(key);
  }

  #ring(call) {
    this.#follow(call);
    this.#tell('ringing-in', { from: call.parameters.From });
  }

  #follow(call) {
    this.#call = call;
    const over = (why) => () => {
      if (this.#call !== call) return;
      this.#call = undefined;
      this.#tell('ended', { why });
    };
    call.on('ringing', () => this.#tell('ringing-out'));
    call.on('accept', () => this.#tell('talking'));
    call.on('disconnect', over('over'));
    call.on('cancel', over('missed'));
    call.on('reject', over('declined'));
    call.on('reconnecting', () => this.#tell('reconnecting'));
    call.on('reconnected', () => this.#tell('talking'));
    call.on('volume', (said, heard) => this.#tell('levels', { said, heard }));
    call.on('error', (error) => this.#tell('problem', { error }));
  }

  async #fetchToken() {
    const response = await fetch('/handset/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number: this.#number }),
    });
    if (!response.ok) throw new Error((await response.json()).message);
    return response.json();
  }
}
