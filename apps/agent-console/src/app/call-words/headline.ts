/** What a call is, in a headline and a sentence about who hears the others. */
export interface CallWords {
  readonly headline: string;
  readonly explanation: string;
}
