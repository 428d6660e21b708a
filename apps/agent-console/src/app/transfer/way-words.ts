import type { TransferMode } from '@baton/shared-types';

/** What a way to pass a call on is called, what its dialog asks, and what happens then. */
export interface WayWords {
  readonly label: string;
  readonly title: string;
  readonly meaning: string;
}

/** Describes a way to pass a call on to a colleague. */
export function wayWords(way: TransferMode): WayWords {
  switch (way) {
    case 'consult':
      return {
        label: 'Consult',
        title: 'Consult a colleague',
        meaning: 'The customer goes on hold; you speak with your colleague alone first.',
      };
    case 'add':
      return {
        label: 'Bring in',
        title: 'Bring a colleague in',
        meaning: 'Your colleague joins you and the customer at once.',
      };
    case 'blind':
      return {
        label: 'Hand over at once',
        title: 'Hand over at once',
        meaning:
          'You leave the call, and the customer hears music while it rings. If your colleague does not answer, the customer comes back to you.',
      };
  }
}
