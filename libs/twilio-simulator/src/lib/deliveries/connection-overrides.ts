/** How patient a webhook is, and what is tried again. */
export interface ConnectionOverrides {
  readonly connectTimeoutMs: number;
  readonly readTimeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly retries: number;
  readonly retryOn: readonly RetryCause[];
}

/** What may be tried again: `ct` is a failed connection, `rt` a slow answer. */
export type RetryCause = 'ct' | 'rt' | '4xx' | '5xx';

const causes: readonly RetryCause[] = ['ct', 'rt', '4xx', '5xx'];

/**
 * Reads the overrides from the fragment of a webhook's URL, such as `#rc=3&rp=ct,5xx`; what is
 * missing or out of range has Twilio's default. By default there is one retry, and only when no
 * connection could be made.
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
 */
export function connectionOverridesOf(url: string): ConnectionOverrides {
  const fragment = new URLSearchParams(/#(.*)$/s.exec(url)?.[1] ?? '');
  return {
    connectTimeoutMs: within(fragment.get('ct'), { from: 100, to: 10_000, otherwise: 5_000 }),
    readTimeoutMs: within(fragment.get('rt'), { from: 100, to: 15_000, otherwise: 15_000 }),
    totalTimeoutMs: within(fragment.get('tt'), { from: 100, to: 15_000, otherwise: 15_000 }),
    retries: within(fragment.get('rc'), { from: 0, to: 5, otherwise: 1 }),
    retryOn: retryCauses(fragment.get('rp')),
  };
}

function within(
  written: string | null,
  range: { readonly from: number; readonly to: number; readonly otherwise: number },
): number {
  if (written === null || !/^\d+$/.test(written)) return range.otherwise;
  const value = Number(written);
  return value >= range.from && value <= range.to ? value : range.otherwise;
}

function retryCauses(written: string | null): readonly RetryCause[] {
  if (written === null) return ['ct'];
  const named = written.split(',');
  return named.includes('all') ? causes : causes.filter((cause) => named.includes(cause));
}
