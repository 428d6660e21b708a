import type { CallStateName, CallView } from '@baton/shared-types';
import { type Cast, castOf } from './cast';
import {
  completingWords,
  consultHoldingWords,
  consultingWords,
  consultRingingWords,
} from './consult-words';
import type { CallWords } from './headline';
import {
  consultRingingSwappedWords,
  swappedWords,
  swappingBackWords,
  swappingWords,
} from './swap-words';
import { addRingingWords, connectedWords, heldWords, mergedWords } from './talk-words';
import {
  askingWords,
  offeringWords,
  ownerLostWords,
  queuedWords,
  recallingWords,
  voicemailWords,
} from './waiting-words';

const words: Readonly<Record<CallStateName, (cast: Cast, view: CallView) => CallWords>> = {
  queued: queuedWords,
  offering: offeringWords,
  asking: askingWords,
  voicemail: voicemailWords,
  connected: connectedWords,
  held: heldWords,
  'consult-holding': consultHoldingWords,
  'consult-ringing': consultRingingWords,
  'consult-ringing-swapped': consultRingingSwappedWords,
  consulting: consultingWords,
  swapping: swappingWords,
  swapped: swappedWords,
  'swapping-back': swappingBackWords,
  'add-ringing': addRingingWords,
  merged: mergedWords,
  completing: completingWords,
  'owner-lost': ownerLostWords,
  recalling: recallingWords,
  ended: () => ({ headline: 'Call ended', explanation: 'Nobody is on the line.' }),
};

/** Describes a call to the agent that the view is for. */
export function callWords(view: CallView, agentId: string): CallWords {
  return words[view.state](castOf(view, agentId), view);
}
