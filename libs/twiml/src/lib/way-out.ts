import { twiml } from 'twilio';

/** How long a customer has to press a key once everything is said and the music is over, in s. */
const timeToChooseSeconds = 1;

/** The longest message that is recorded, in s. */
const maxMessageSeconds = 180;

/**
 * What a customer has been asked must not be misheard: it is said in whole sentences, a choice in
 * each.
 */
export function customerIsAsked(options: {
  /** Where the key is told; without a key too, because nothing pressed is an answer as well. */
  readonly choice: string;
  readonly canBeCalledBack: boolean;
  /** Some seconds of it are the time to choose: a silence would sound like having been dropped. */
  readonly music: string;
}): string {
  const response = new twiml.VoiceResponse();
  const menu = response.gather({
    action: options.choice,
    method: 'POST',
    input: ['dtmf'],
    numDigits: 1,
    timeout: timeToChooseSeconds,
  });
  menu.say('We are sorry that you are still waiting. Nobody is free yet.');
  if (options.canBeCalledBack) {
    menu.say('To be called back, on the number that you are calling from, press 1.');
  }
  menu.say('To leave a message, press 2.');
  menu.say('To go on waiting, press any other key or stay on the line. You keep your place.');
  menu.play(options.music);
  response.redirect({ method: 'POST' }, options.choice);
  return response.toString();
}

/** Where a message goes, and what follows when there was none. */
export interface MessageAddresses {
  /** Asked when the message is over, also when it was ended by hanging up. */
  readonly done: string;
  /** Told of the recording by itself, because nobody may be there to ask for a document. */
  readonly recorded: string;
  /**
   * Asked when nothing was said: https://www.twilio.com/docs/voice/twiml/record#attributes-timeout
   */
  readonly silent: string;
}

/** Records a message; a caller who says nothing is asked once more by the next document. */
export function customerLeavesMessage(
  options: MessageAddresses & { readonly isRepeated: boolean },
): string {
  const response = new twiml.VoiceResponse();
  response.say(
    options.isRepeated
      ? 'We could not hear you. Please leave your message after the tone.'
      : 'Please leave your message after the tone. When you are done, press the hash key or hang up.',
  );
  response.record({
    action: options.done,
    method: 'POST',
    recordingStatusCallback: options.recorded,
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: ['completed'],
    maxLength: maxMessageSeconds,
    timeout: 6,
    finishOnKey: '#',
    playBeep: true,
  });
  response.redirect({ method: 'POST' }, options.silent);
  return response.toString();
}
