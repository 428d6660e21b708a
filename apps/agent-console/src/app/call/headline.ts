/** What a call is, in a headline and a sentence about who hears whom. */
export interface CallWords {
  readonly headline: string;
  readonly explanation: string;
}
