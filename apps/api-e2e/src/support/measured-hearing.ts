import type { CallState, ConferenceState, SilentMedia, Simulator } from '@baton/twilio-simulator';
import type { WhoHearsWhat } from './promised-hearing';

/** Reads from the simulator what every party of one customer's call hears at this moment. */
export function measuredFor(
  customerSid: string,
  simulator: Simulator,
  media: SilentMedia,
): WhoHearsWhat {
  const { calls, conferences } = simulator.state();
  const room = conferences.find(
    ({ friendlyName, status }) => friendlyName === customerSid && status !== 'completed',
  );
  const inRoom = new Set([
    customerSid,
    ...(room?.participants ?? []).map(({ callSid }) => callSid),
  ]);
  const legs = calls.filter(
    (call) => !call.isOver && (inRoom.has(call.sid) || isInLobby(call, conferences)),
  );
  const names = new Map(legs.map((leg) => [leg.sid, nameOf(leg, customerSid)]));
  return Object.fromEntries(
    legs.map((leg) => [names.get(leg.sid) ?? leg.sid, inWords(leg, names, media)]),
  );
}

/**
 * Whether a leg that the desk has made was answered and is in no room: its party waits for just
 * this.
 */
function isInLobby(
  { sid, direction, answeredAt }: CallState,
  conferences: readonly ConferenceState[],
): boolean {
  return (
    direction === 'outbound-api' &&
    answeredAt !== null &&
    !conferences.some(({ participants }) => participants.some(({ callSid }) => callSid === sid))
  );
}

function nameOf(leg: CallState, customerSid: string): string {
  if (leg.sid === customerSid) return 'customer';
  return leg.to.replace(/^client:/, '').replace(/\?.*$/, '');
}

function inWords(
  { hears }: CallState,
  names: ReadonlyMap<string, string>,
  media: SilentMedia,
): string {
  switch (hears.kind) {
    case 'silence':
      return 'nothing';
    case 'mix':
      return hears.of
        .map((sid) => names.get(sid) ?? `a stranger (${sid})`)
        .sort()
        .join(' and ');
    case 'sound': {
      const sound = media.sounds.get(hears.soundId);
      // "Wait music and announcements" are one promise: what is said is part of the waiting.
      if (sound?.kind === 'speech') return 'wait-music';
      if (sound?.kind !== 'file') return sound?.kind ?? 'an unknown sound';
      const name = /([a-z-]+)\.wav$/.exec(new URL(sound.url).pathname)?.[1];
      // A moment of silence, by which the desk knows that music begins.
      return name === 'lead-in' ? 'nothing' : (name ?? sound.url);
    }
  }
}
