/** Who may use the simulated carrier: fixed values that its operator chooses and documents. */
export interface Account {
  readonly sid: string;
  /** Signs webhooks, and is the password of REST requests made as the account. */
  readonly authToken: string;
  readonly apiKeys: readonly ApiKey[];
}

/** Signs access tokens, and may be used for REST requests instead of the auth token. */
export interface ApiKey {
  readonly sid: string;
  readonly secret: string;
}
