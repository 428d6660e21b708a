import type { WithoutMe } from '@baton/shared-types';

/** Says what becomes of the customer when this agent is gone now. */
export function withoutMeText({ customer, agent }: WithoutMe): string {
  const name = agent?.name ?? 'a colleague';
  switch (customer) {
    case 'stays-with':
      return `The customer stays on the line with ${name}.`;
    case 'goes-to':
      return `The customer hears music until ${name} is with them.`;
    case 'waits':
      return 'The customer hears an announcement and music, then goes to the next available agent.';
    case 'hung-up':
      return 'The customer’s call ends.';
  }
}
