/** Something that must not happen, with when and to whom. */
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
