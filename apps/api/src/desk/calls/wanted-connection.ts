import { type CallState, type Command, customerConnection } from '@baton/call-flow';

/**
 * The command that brings the customer's connection to where the state wants it, whatever was done
 * before.
 */
export function commandFor(state: CallState): Command | null {
  switch (customerConnection(state)) {
    case 'held':
      return { type: 'hold_customer', audio: hasAgent(state) ? 'hold-music' : 'reconnecting' };
    case 'live':
      return { type: 'resume_customer' };
    case 'waiting':
    case 'aside':
    case 'gone':
      return null;
  }
}

/** Whether somebody is still with the call who has put the customer on hold. */
const hasAgent = (state: CallState) =>
  'owner' in state || ('leaving' in state && state.leaving !== null);
