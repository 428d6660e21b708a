import { windowMs } from './hearing';

/** What the carrier lets the customer hear, from a moment on. */
interface Chapter {
  readonly at: number;
  /** `agent1`, `announcement`, `music`, `nothing` … */
  readonly what: string;
}

/** The part of the carrier's list of calls that is read here. */
interface Leg {
  readonly direction: string;
  readonly isOver: boolean;
  readonly hears: { readonly description: string };
}

/**
 * Follows what the carrier lets the customer hear: the cause of what is measured in the customer's
 * ear.
 */
export class CarrierStory {
  private readonly chapters: Chapter[] = [];
  private readonly end = new AbortController();

  private constructor(private readonly handset: string) {}

  static async follow(handset: string): Promise<CarrierStory> {
    const story = new CarrierStory(handset);
    await story.look();
    void story.listen();
    return story;
  }

  /** Ends it, and tells what was to be heard, in order. */
  stop(): readonly string[] {
    this.end.abort();
    return this.chapters.map(({ what }) => what);
  }

  /** What was to be heard at a certain window of a recording. */
  at(startedAt: number, window: number): string {
    const moment = startedAt + window * windowMs;
    return this.chapters.findLast(({ at }) => at <= moment)?.what ?? 'nothing';
  }

  private async listen(): Promise<void> {
    try {
      const { body } = await fetch(new URL('/_simulator/events', this.handset), this.end);
      const decoder = new TextDecoder();
      for await (const chunk of body ?? []) {
        if (decoder.decode(chunk).includes('"what":"hearing"')) await this.look();
      }
    } catch (error) {
      // Expected at the end only: the stream is cut off by `stop`.
      if (!this.end.signal.aborted) throw error;
    }
  }

  private async look(): Promise<void> {
    const answer = await fetch(new URL('/_simulator/calls', this.handset));
    const legs = (await answer.json()) as readonly Leg[];
    const customer = legs.find(({ direction, isOver }) => direction === 'inbound' && !isOver);
    const what = customer ? inWords(customer.hears.description) : 'nothing';
    if (this.chapters.at(-1)?.what !== what) this.chapters.push({ at: Date.now(), what });
  }
}

const inWords = (description: string): string =>
  description
    .replaceAll(/client:(\w+)[^,]*/g, '$1')
    .replace('a sound', 'announcement')
    .replaceAll(', ', ' + ');
