import { twiml } from 'twilio';

/** The conference in which a customer and their agents meet. */
export interface Room {
  /** The conference's name. */
  readonly name: string;
  /** Where the conference reports who comes and goes. */
  readonly events: string;
}

/**
 * What every participant asks of the conference. The first one to arrive fixes the callback for
 * all, so everybody brings the same:
 * https://www.twilio.com/docs/voice/twiml/conference#attributes-statusCallback
 */
function roomSettings(room: Room) {
  return {
    beep: 'false' as const,
    statusCallback: room.events,
    statusCallbackMethod: 'POST',
    statusCallbackEvent: ['start', 'end', 'join', 'leave'] as (
      | 'start'
      | 'end'
      | 'join'
      | 'leave'
    )[],
  };
}

/** Puts the customer in the room, where they hear the wait document until the first agent joins. */
export function customerEntersRoom(options: {
  readonly room: Room;
  readonly wait: string;
  readonly after: string;
}): string {
  const response = new twiml.VoiceResponse();
  response.dial({ action: options.after, method: 'POST' }).conference(
    {
      ...roomSettings(options.room),
      participantLabel: 'customer',
      startConferenceOnEnter: false,
      endConferenceOnExit: true,
      waitUrl: options.wait,
      waitMethod: 'POST',
    },
    options.room.name,
  );
  return response.toString();
}

/** Has a customer who is not in the room that they are thought to be in ask what comes after it. */
export function customerHasLeftRoom(options: { readonly after: string }): string {
  const response = new twiml.VoiceResponse();
  response.redirect({ method: 'POST' }, options.after);
  return response.toString();
}

/** Joins an agent to the room. Their leaving never ends it: only the customer's does. */
export function agentJoins(options: { readonly room: Room; readonly label: string }): string {
  const response = new twiml.VoiceResponse();
  response.dial().conference(
    {
      ...roomSettings(options.room),
      participantLabel: options.label,
      startConferenceOnEnter: true,
      endConferenceOnExit: false,
      // An empty address is silence: an agent who is early must not hear music meant for customers.
      waitUrl: '',
    },
    options.room.name,
  );
  return response.toString();
}
