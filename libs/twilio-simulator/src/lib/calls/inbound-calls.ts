import type { Clock } from '../kernel/clock';
import type { CallSid, OutgoingCall, Telephone } from '../kernel/exchange';
import type { NumberBook, VoiceHandling } from './number-book';
import { newSid } from '../kernel/sid';
import { asTelephoneNumber } from './address';
import { Call } from './call';
import type { CallBook } from './call-book';
import type { CallControl, Programme } from './call-control';
import type { LocalExchange } from './local-exchange';

/** Why a call that a telephone placed goes nowhere, in the numbers that the Voice SDK knows. */
const NOT_FOUND = { code: 31404, message: 'NotFound' };

/**
 * Takes the calls that telephones place: to a number of the account, or by a client to its
 * application.
 */
export class InboundCalls {
  constructor(
    private readonly parts: {
      readonly clock: Clock;
      readonly book: CallBook;
      readonly numbers: NumberBook;
      readonly control: CallControl;
      readonly exchange: () => LocalExchange;
      /** The programme that fetches a document and follows it. */
      readonly follow: (
        call: Call,
        handling: VoiceHandling,
        parameters: Readonly<Record<string, string>>,
      ) => Programme;
    },
  ) {}

  take(telephone: Telephone, outgoing: OutgoingCall): CallSid {
    const { book, clock, control, follow, exchange } = this.parts;
    const { to, handling } = this.destinationOf(telephone, outgoing);
    const call = book.add(
      new Call({
        sid: newSid('CA'),
        from: telephone.address,
        to,
        direction: 'inbound',
        status: 'ringing',
        createdAt: clock.now(),
        phoneNumberSid: handling?.numberSid ?? null,
        statusCallback: handling?.statusCallback ?? null,
        fallback: handling?.fallback ?? null,
      }),
    );
    call.dialedAt = clock.now();
    exchange().hold(call.sid, telephone);
    // The telephone must know the sid before it hears about the call.
    queueMicrotask(() => {
      if (call.isOver) return;
      if (!handling) {
        control.finish(call, 'failed', NOT_FOUND);
        return;
      }
      telephone.ringing(call.sid);
      control.run(call, follow(call, handling, outgoing.params));
    });
    return call.sid;
  }

  private destinationOf(
    telephone: Telephone,
    outgoing: OutgoingCall,
  ): { to: string; handling: VoiceHandling | undefined } {
    const { numbers } = this.parts;
    if (telephone.address.startsWith('client:')) {
      // The webhook's To is empty for a client, unless the client itself named one.
      const handling = numbers.handlingOfApplication(outgoing.applicationSid ?? '');
      return { to: outgoing.params['To'] ?? '', handling };
    }
    const to = asTelephoneNumber(outgoing.to ?? '');
    return { to, handling: numbers.handlingOf(to) };
  }
}
