/** One sentence of what happened, and when. */
interface Sentence {
  readonly at: number;
  text: string;
}

/** What happened, in the words of the desk, for the people who find out why it went wrong. */
export class Story {
  private readonly sentences: Sentence[] = [];

  constructor(private readonly elapsed: () => number) {}

  /** Tells a sentence; what is answered may be added to it later. */
  tell(text: string): Sentence {
    const sentence = { at: this.elapsed(), text };
    this.sentences.push(sentence);
    return sentence;
  }

  add(sentence: Sentence, outcome: string): void {
    sentence.text += `: ${outcome}`;
  }

  toString(): string {
    return this.sentences
      .map(({ at, text }) => `${(at / 1000).toFixed(3).padStart(9)} s  ${text}`)
      .join('\n');
  }
}
