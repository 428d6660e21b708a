/**
 * Where a call stands. All but `initiated` are the REST API's words; webhooks know `initiated` too.
 * https://www.twilio.com/docs/voice/api/call-resource#call-status-values
 */
export type CallStatus =
  | 'queued'
  | 'initiated'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

/** What can happen to a call. */
export type CallEvent =
  | 'dialed'
  | 'rang'
  | 'answered'
  | 'declined'
  | 'not-answered'
  | 'failed'
  | 'canceled'
  | 'hung-up';

/** What each event makes of a call; a pair that is missing cannot happen. */
const lifeCycle: Record<CallStatus, Partial<Record<CallEvent, CallStatus>>> = {
  queued: { dialed: 'initiated', failed: 'failed', canceled: 'canceled', 'hung-up': 'canceled' },
  initiated: {
    rang: 'ringing',
    answered: 'in-progress',
    declined: 'busy',
    'not-answered': 'no-answer',
    failed: 'failed',
    canceled: 'canceled',
    'hung-up': 'canceled',
  },
  ringing: {
    answered: 'in-progress',
    declined: 'busy',
    'not-answered': 'no-answer',
    failed: 'failed',
    canceled: 'canceled',
    'hung-up': 'canceled',
  },
  'in-progress': { 'hung-up': 'completed', failed: 'failed' },
  completed: {},
  busy: {},
  failed: {},
  'no-answer': {},
  canceled: {},
};

/** The status after an event, or null when the event cannot happen to a call that stands there. */
export function statusAfter(status: CallStatus, event: CallEvent): CallStatus | null {
  return lifeCycle[status][event] ?? null;
}

/** Whether nothing can happen to the call any more. */
export function isOver(status: CallStatus): boolean {
  return Object.keys(lifeCycle[status]).length === 0;
}

/**
 * The status in the words of the REST API, which has none for a call that is dialed but does not
 * ring yet.
 */
export function restStatus(status: CallStatus): Exclude<CallStatus, 'initiated'> {
  return status === 'initiated' ? 'queued' : status;
}
