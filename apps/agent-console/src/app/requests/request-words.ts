import type { CustomerRequest } from '@baton/shared-types';
import { durationText } from '../display/duration';

/** Says when a request came: the time, and the day unless it is today. */
export function whenText(at: string, now: number): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
  return isToday
    ? `Today, ${date.toLocaleTimeString(undefined, time)}`
    : date.toLocaleString(undefined, { day: 'numeric', month: 'short', ...time });
}

/** Says that a customer has asked more than once; null when they have not. */
export const timesText = ({ times }: CustomerRequest): string | null =>
  times === 1 ? null : `asked ${times} times`;

/** The messages of a request, each with when it was left and how long it is. */
export function messagesOf(
  { messages }: CustomerRequest,
  now: number,
): { callId: string; text: string }[] {
  return messages.map(({ callId, at, seconds }) => ({
    callId,
    text:
      seconds === null
        ? whenText(at, now)
        : `${whenText(at, now)} · ${durationText(seconds * 1_000)}`,
  }));
}

/** Says how many customers wait for an answer, and for what; null when nobody does. */
export function openText(open: readonly CustomerRequest[]): string | null {
  const callbacks = open.filter(({ kind }) => kind === 'callback').length;
  const messages = open.length - callbacks;
  const parts = [
    ...(callbacks > 0 ? [`${counted(callbacks, 'customer')} to call back`] : []),
    ...(messages > 0 ? [counted(messages, 'message')] : []),
  ];
  return parts.length > 0 ? `${parts.join(', ')}.` : null;
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
