import type { RingPurpose } from '../softphone/telephone';

/** Says why it rings: a headline, and what happens when the agent accepts. */
export function ringWords(
  purpose: RingPurpose,
  from: string | null,
): { headline: string; explanation: string; accept: string } {
  const colleague = from ?? 'A colleague';
  switch (purpose) {
    case 'offer':
      return {
        headline: 'New customer call',
        explanation: 'The customer is waiting and hears music.',
        accept: 'Accept',
      };
    case 'consult':
      return {
        headline: `${colleague} would like to consult you`,
        explanation: `You will speak with ${colleague} alone; the customer is on hold.`,
        accept: 'Accept',
      };
    case 'add':
      return {
        headline: `${colleague} is bringing you into a call`,
        explanation: `You will be on the line with ${colleague} and the customer at once.`,
        accept: 'Accept',
      };
  }
}
