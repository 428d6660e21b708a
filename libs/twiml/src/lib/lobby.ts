import { twiml } from 'twilio';

/**
 * How long somebody who was told to hold on is left before they ask again, in s: the customer waits
 * for them.
 */
const holdOnSeconds = 2;

/** Keeps an agent who has answered while the desk itself is out of order, and tries again. */
export function agentHoldsOn(options: { readonly again: string }): string {
  const response = new twiml.VoiceResponse();
  response.say('The desk is out of order. Please hold on.');
  response.pause({ length: holdOnSeconds });
  response.redirect({ method: 'POST' }, options.again);
  return response.toString();
}

/**
 * Keeps somebody who has answered, and must not hear the conversation yet, outside of the room:
 * nobody can join a conference on hold. When the music is over they ask again where they belong, so
 * that an order to come in that was lost is made up for.
 */
export function partyWaits(options: { readonly music: string; readonly again: string }): string {
  const response = new twiml.VoiceResponse();
  response.say('Please hold the line. You will be connected in a moment.');
  response.play(options.music);
  response.redirect({ method: 'POST' }, options.again);
  return response.toString();
}
