import type { CallId, Refusal } from '@baton/call-flow';
import type { Refusals } from '../../http/describes';
import { conflict, forbidden, notFound, type ProblemException } from '../../http/problem';

/** Says why a wish cannot be granted now; the only place that turns a refusal into an answer. */
export function refused(because: Refusal): ProblemException {
  const sentence = sentences[because];
  return because === 'not_your_call' ? forbidden(because, sentence) : conflict(because, sentence);
}

/** What is answered about a call that is not this agent's, for the API's description. */
export const ofOtherCalls = {
  403: { not_your_call: 'You are not on this call.' },
  404: { unknown_call: 'There is no such call.' },
} as const;

/** All refusals that an agent can get, for the API's description. */
export const wishRefuses = (...refusals: readonly Refusal[]): Refusals => ({
  ...ofOtherCalls,
  409: Object.fromEntries(refusals.map((because) => [because, sentences[because]])),
});

export const unknownCall = (callId: CallId) =>
  notFound('unknown_call', `There is no call ${callId}.`);

const sentences: Record<Refusal, string> = {
  not_your_call: 'Only the call owner can do this.',
  no_agent_yet: 'Nobody has answered this call yet.',
  already_merged: 'Everyone on this call is already talking.',
  already_held: 'The customer is already on hold.',
  not_held: 'The customer is not on hold.',
  transfer_in_progress: 'Finish or cancel the transfer first.',
  no_such_transfer: 'This transfer is no longer under way.',
  target_not_answered: 'The other person has not answered yet.',
  target_is_owner: 'You are already on this call.',
  target_on_the_call: 'This person is already on the call.',
  others_on_the_call: 'Other agents are on this call. They must leave first.',
  customer_would_be_alone: 'The customer would be left alone. End the call or hand it over.',
  already_over: 'This call has ended.',
  not_queued: 'This customer is not waiting for an agent.',
};
