import type { Carrier } from '../carrier';
import type { Call } from '../calls/call';
import type { Conference } from '../conferences/conference';
import { hearingOf } from '../conferences/who-hears-who';
import type { Hearing } from '../kernel/media-plane';
import type { CallState, ConferenceState, SimulatorState } from '../kernel/simulator-state';

const SHOWN_CALLS = 100;
const SHOWN_CONFERENCES = 50;
const SHOWN_DELIVERIES = 200;
const SHOWN_REQUESTS = 100;

/** The state of the carrier as plain data. */
export function stateOf(carrier: Carrier): SimulatorState {
  const { book, clock, conferenceBook, exchange, log, requests } = carrier;
  return {
    now: clock.now(),
    calls: book
      .all()
      .slice(0, SHOWN_CALLS)
      .map((call) => callState(call, carrier)),
    conferences: conferenceBook.all().slice(0, SHOWN_CONFERENCES).map(conferenceState),
    telephones: exchange.addresses(),
    deliveries: [...log.all()].reverse().slice(0, SHOWN_DELIVERIES),
    requests: [...requests.all()].reverse().slice(0, SHOWN_REQUESTS),
  };
}

function callState(call: Call, { book, digits, ears }: Carrier): CallState {
  const hearing = ears.of(call.sid);
  return {
    sid: call.sid,
    parentCallSid: call.parent?.sid ?? null,
    from: call.from,
    to: call.to,
    direction: call.direction,
    status: call.status,
    isOver: call.isOver,
    createdAt: call.createdAt,
    answeredAt: call.answeredAt,
    endedAt: call.endedAt,
    verb: call.verb,
    awaitsKeys: digits.areAwaited(call.sid),
    hears: { ...hearing, description: describe(hearing, (sid) => nameOf(book.find(sid))) },
    warnings: [...call.warnings],
  };
}

function conferenceState(conference: Conference): ConferenceState {
  return {
    sid: conference.sid,
    friendlyName: conference.friendlyName,
    status: conference.status,
    createdAt: conference.createdAt,
    participants: conference.participants().map((participant) => {
      const hearing = hearingOf(conference, participant);
      return {
        callSid: participant.call.sid,
        label: participant.label,
        status: participant.status,
        muted: participant.muted,
        hold: participant.hold,
        coaching: participant.coaching,
        endConferenceOnExit: participant.endConferenceOnExit,
        startConferenceOnEnter: participant.startConferenceOnEnter,
        hears: hearing.kind === 'mix' ? hearing.of : [],
      };
    }),
  };
}

/** The other side of a call: who is on the telephone. */
function nameOf(call: Call | undefined): string {
  if (!call) return 'somebody';
  return call.direction === 'inbound' ? call.from : call.to;
}

function describe(hearing: Hearing, name: (callSid: string) => string): string {
  switch (hearing.kind) {
    case 'silence':
      return 'nothing';
    case 'sound':
      return hearing.loop ? 'music' : 'a sound';
    case 'mix':
      return [...hearing.of.map(name), ...(hearing.with ? ['the ringing tone'] : [])].join(', ');
  }
}
