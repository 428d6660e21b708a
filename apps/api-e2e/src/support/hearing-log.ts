import type { HearingState, SilentMedia, Simulator } from '@baton/twilio-simulator';
import { until, Watched } from './patience';

/** Something that was heard, and since when. */
export interface Heard {
  readonly since: number;
  /** `nothing`, `people`, what is said, the name of what is played, or `the end` of the call. */
  readonly what: string;
}

/**
 * What one telephone hears, as it changes: the simulator pushes each change, so that no gap is
 * missed.
 */
export class HearingLog {
  private readonly heard = new Watched<readonly Heard[]>([]);
  private readonly stop: () => void;

  constructor(
    private readonly callSid: string,
    private readonly simulator: Simulator,
    private readonly media: SilentMedia,
  ) {
    this.note();
    this.stop = simulator.onChange(({ what }) => {
      if (what === 'hearing' || what === 'call') this.note();
    });
  }

  /** Waits until something that fits has been heard. */
  async includes(what: RegExp, patience?: number): Promise<void> {
    await until(
      this.heard,
      `${String(what)} is heard`,
      (all) => all.some((each) => what.test(each.what)),
      patience,
    );
  }

  /** Waits until something that fits is heard after a silence that has begun since. */
  async waitsUntilHeardAgain(what: RegExp): Promise<void> {
    const { length } = this.heard.current();
    await until(this.heard, `${String(what)} is heard again`, (all) => {
      const since = all.slice(length);
      const silence = since.findIndex((each) => each.what === 'nothing');
      return silence >= 0 && since.slice(silence).some((each) => what.test(each.what));
    });
  }

  /** Ends the record and returns the longest time in ms during which nothing was heard. */
  longestSilence(): number {
    this.stop();
    const all = this.heard.current();
    return Math.max(
      0,
      ...all.map(({ since, what }, place) =>
        what === 'nothing' ? (all[place + 1]?.since ?? Date.now()) - since : 0,
      ),
    );
  }

  /** Everything that was heard, in order. */
  get story(): readonly string[] {
    return this.heard.current().map(({ what }) => what);
  }

  /**
   * What was heard without the silences. Sounds before and after a silence are often equal and
   * count once.
   */
  get sounds(): readonly string[] {
    const sounds = this.story.filter((what) => what !== 'nothing');
    return sounds.filter((what, place) => what !== sounds[place - 1]);
  }

  private note(): void {
    const leg = this.simulator.state().calls.find(({ sid }) => sid === this.callSid);
    if (!leg) return;
    const what = leg.isOver ? 'the end' : this.inWords(leg.hears);
    const all = this.heard.current();
    if (all.at(-1)?.what !== what) this.heard.set([...all, { since: Date.now(), what }]);
  }

  private inWords(hears: HearingState): string {
    if (hears.kind === 'silence') return 'nothing';
    if (hears.kind === 'mix') return hears.of.length > 0 ? 'people' : 'nothing';
    const sound = this.media.sounds.get(hears.soundId);
    if (sound?.kind === 'speech') return sound.text;
    if (sound?.kind !== 'file') return sound?.kind ?? 'an unknown sound';
    const name = /([a-z-]+)\.wav$/.exec(new URL(sound.url).pathname)?.[1];
    // A moment of silence, by which the desk knows that music begins.
    return name === 'lead-in' ? 'nothing' : (name ?? sound.url);
  }
}
