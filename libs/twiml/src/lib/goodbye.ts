import { twiml } from 'twilio';

/** Takes leave of a customer whose call an agent has ended. */
export function farewell(): string {
  return saidAndHungUp('Thank you for calling. Goodbye.');
}

/** Takes leave of a customer whose agent was lost, at a desk that ends the call then. */
export function farewellWithoutAgent(): string {
  return saidAndHungUp(
    'We are sorry, the connection to your agent was lost. Please call us again. Goodbye.',
  );
}

/** Takes leave of a customer who is to be called back. */
export function farewellUntilCalledBack(): string {
  return saidAndHungUp(
    'Thank you. We will call you back, on the number that you are calling from, as soon as somebody is free. Goodbye.',
  );
}

/** Takes leave of a customer who has left a message. */
export function farewellWithMessage(): string {
  return saidAndHungUp('Thank you for your message. We will get back to you. Goodbye.');
}

/** Takes leave of a customer who wanted to leave a message, and said nothing. */
export function farewellWithoutMessage(): string {
  return saidAndHungUp('We could not hear you. Please call us again. Goodbye.');
}

/** Tells a caller who the desk does not know that nobody is coming, and hangs up. */
export function callIsUnknown(): string {
  return saidAndHungUp('We are sorry, we can no longer find your call. Please call us again.');
}

/** Why an agent who accepted is not let in. */
export type NotNeeded = 'call-over' | 'ring-withdrawn' | 'unknown' | 'out-of-order';

/** Tells an agent who accepted too late why there is nobody to talk to, and hangs up. */
export function agentIsNotNeeded(because: NotNeeded): string {
  return saidAndHungUp(notNeeded[because]);
}

const notNeeded: Record<NotNeeded, string> = {
  'call-over': 'This call is already over.',
  'ring-withdrawn': 'You are no longer needed on this call.',
  unknown: 'This call is not known to the desk.',
  'out-of-order': 'The desk is out of order, so you cannot be connected.',
};

/** Hangs up without a word, on somebody who has hung up already. */
export function hangUp(): string {
  const response = new twiml.VoiceResponse();
  response.hangup();
  return response.toString();
}

function saidAndHungUp(sentence: string): string {
  const response = new twiml.VoiceResponse();
  response.say(sentence);
  response.hangup();
  return response.toString();
}
