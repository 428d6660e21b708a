/**
 * The tone that a caller hears while it rings at the other side, North American style: two seconds
 * in six.
 */
export class Ringback {
  #context;
  #timer;

  start() {
    this.stop();
    const context = new AudioContext();
    const gain = new GainNode(context, { gain: 0 });
    gain.connect(context.destination);
    for (const frequency of [440, 480]) {
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(gain);
      tone.start();
    }
    const ring = () => {
      gain.gain.setTargetAtTime(0.05, context.currentTime, 0.02);
      gain.gain.setTargetAtTime(0, context.currentTime + 2, 0.02);
    };
    ring();
    this.#context = context;
    this.#timer = setInterval(ring, 6000);
  }

  stop() {
    clearInterval(this.#timer);
    void this.#context?.close();
    this.#context = undefined;
  }
}
