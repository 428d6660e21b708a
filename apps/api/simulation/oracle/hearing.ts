import type { CarrierTruth } from '@baton/twilio-simulator';

/** What a customer has, as the carrier knows it and whatever the desk believes. */
export type Heard =
  /** The call has not been answered yet: the customer hears that it rings. */
  | 'ringing'
  /** An agent and the customer hear each other. */
  | 'talking'
  /** Music, an announcement, a menu. */
  | 'audio'
  /** Silence. */
  | 'nothing'
  /** A conversation in which nobody is who hears the customer. */
  | 'nobody'
  | 'gone';

/** Whether a customer has what the promise says they have at every instant. */
export const isWell = (heard: Heard) => heard !== 'nothing' && heard !== 'nobody';

/** Finds out what a customer has; `isDeaf` says which telephones are no longer heard. */
export function heardBy(
  callSid: string,
  truth: CarrierTruth,
  isDeaf: (callSid: string) => boolean,
): Heard {
  const call = truth.call(callSid);
  if (!call || call.isOver) return 'gone';
  if (call.answeredAt === null) return 'ringing';
  const hearing = truth.hearing(callSid);
  switch (hearing.kind) {
    case 'silence':
      // A customer who has heard a menu, or the tone of a voicemail, is listened to now.
      return call.verb === 'Gather' || call.verb === 'Record' ? 'audio' : 'nothing';
    case 'sound':
      return 'audio';
    case 'mix':
      return hearing.of.some((other) => !isDeaf(other) && hears(other, callSid, truth))
        ? 'talking'
        : 'nobody';
  }
}

/** The legs that a customer hears. */
export function companyOf(callSid: string, truth: CarrierTruth): readonly string[] {
  const hearing = truth.hearing(callSid);
  return hearing.kind === 'mix' ? hearing.of : [];
}

function hears(listener: string, speaker: string, truth: CarrierTruth): boolean {
  const hearing = truth.hearing(listener);
  return hearing.kind === 'mix' && hearing.of.includes(speaker);
}
