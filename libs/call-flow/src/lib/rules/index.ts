import { completing, consultHolding, consulting, consultRinging } from './consult';
import { ended, ownerLost, recalling } from './lost';
import type { Rules } from './rules-of';
import { consultRingingSwapped, swapped, swapping, swappingBack } from './swap';
import { connectedRules, heldRules } from './connected';
import { addRinging, merged } from './three-way';
import { asking, offering, queued, voicemail } from './waiting';

/** The call machine: what is decided about every event in every state. */
export const rules: Rules = {
  queued,
  offering,
  asking,
  voicemail,
  connected: connectedRules,
  held: heldRules,
  'consult-holding': consultHolding,
  'consult-ringing': consultRinging,
  'consult-ringing-swapped': consultRingingSwapped,
  consulting,
  swapping,
  swapped,
  'swapping-back': swappingBack,
  'add-ringing': addRinging,
  merged,
  completing,
  'owner-lost': ownerLost,
  recalling,
  ended,
};
