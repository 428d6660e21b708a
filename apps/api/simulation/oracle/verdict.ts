/** Something that must not happen, when it did, and who it happened to. */
export interface Violation {
  /** Ms since the history began. */
  readonly at: number;
  readonly rule: string;
  readonly what: string;
}

/** How long a customer was without anybody and anything, and why. */
export interface Lapse {
  readonly cause: string;
  readonly ms: number;
  /** What the promise allows in this case. */
  readonly promised: number;
}
