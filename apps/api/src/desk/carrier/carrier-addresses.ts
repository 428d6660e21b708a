import { type CallId, type HoldAudio, type LegId, type Party, textOf } from '@baton/call-flow';
import type { MessageAddresses, Room } from '@baton/twiml';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { AddressSeal } from './address-seal';

/**
 * Has reports delivered again after a time-out or an error of ours, which is not the default. What
 * follows the `#` stays with the carrier:
 * https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides All attempts together
 * have 15 s: one process that stands still takes 4 s of them, by when it has lost its locks. A
 * report that is dealt with after all counts once.
 */
const tryHarder = '#rc=3&rp=ct,rt,5xx&rt=4000';

/**
 * Has a document asked for again, most likely of another process, that one which stands still does
 * not give. Not before the desk has given up its database, and answered by itself that it is in
 * trouble.
 */
const anotherProcess = '#rc=1&rp=ct,rt,5xx&rt=7000';

/** A customer who is to hear music does not wait for the note that it begins. */
const atOnceOrNever = '#rc=0&ct=1000&rt=1000';

/** A part of what a customer is to hear. */
export interface SoundFrom {
  readonly callId: CallId;
  readonly soundOrder: number;
  readonly part: number;
}

/** The addresses at which the carrier reports to us and fetches documents and music. */
@Injectable()
export class CarrierAddresses {
  readonly waitMusic: string;
  readonly holdMusic: string;
  /** For those who are to be asked about again soon. */
  readonly shortMusic: string;
  readonly waitForUnknown: string;
  private readonly base: string;
  private readonly seal: AddressSeal;

  constructor(@Inject(ENVIRONMENT) { PUBLIC_BASE_URL, TWILIO_AUTH_TOKEN }: Environment) {
    this.base = PUBLIC_BASE_URL;
    this.seal = new AddressSeal(TWILIO_AUTH_TOKEN);
    this.waitMusic = `${this.base}/audio/wait-music.wav`;
    this.holdMusic = `${this.base}/audio/hold-music.wav`;
    this.shortMusic = `${this.base}/audio/short-music.wav`;
    this.waitForUnknown = `${this.base}/conference/wait${anotherProcess}`;
  }

  /** Where a party who has answered learns where they belong. */
  partyJoins(order: {
    readonly room: string;
    readonly party: Party;
    readonly legId: LegId;
  }): string {
    const party = encodeURIComponent(textOf(order.party));
    return `${this.base}/conference/${order.room}/connect/${party}?leg=${order.legId}${anotherProcess}`;
  }

  /** Where the customer's connection learns where it belongs. */
  customerAsks(customerSid: string): string {
    return `${this.base}/conference/${customerSid}/again${anotherProcess}`;
  }

  /** Where an agent's connection reports how it fares. */
  legReports(leg: { readonly callId: CallId; readonly legId: LegId }): string {
    return `${this.base}/voice/calls/${leg.callId}/legs/${leg.legId}/status${tryHarder}`;
  }

  /** Where the carrier posts what an agent's page says over its leg. Late it is worth nothing. */
  signsOfLife(leg: { readonly callId: CallId; readonly legId: LegId }): string {
    return `${this.base}/voice/calls/${leg.callId}/legs/${leg.legId}/alive`;
  }

  /** The room of a call, with where it reports who comes and goes. */
  room(call: { readonly id: string; readonly customerSid: string }): Room {
    return {
      name: call.customerSid,
      events: `${this.base}/voice/calls/${call.id}/conference${tryHarder}`,
    };
  }

  /** What a waiting customer hears, from a part of it on. */
  wait({ callId, soundOrder, part }: SoundFrom): string {
    const from = `order=${soundOrder}&part=${part}`;
    return `${this.base}/conference/wait?callId=${callId}&${from}${anotherProcess}`;
  }

  /**
   * The sound that says by being fetched that a part of what was ordered begins, and lasts for so
   * long.
   */
  heard({ callId, soundOrder, part }: SoundFrom, seconds: number): string {
    const from = `order=${soundOrder}&part=${part}&lasts=${seconds}`;
    const address = this.seal.seal(`/conference/heard/lead-in.wav?callId=${callId}&${from}`);
    return this.base + address + atOnceOrNever;
  }

  /** The address of a request, as the carrier knows it. */
  of(request: { readonly originalUrl: string }): string {
    return this.base + request.originalUrl + anotherProcess;
  }

  /** What a held customer hears, from a part of it on. */
  hold({ callId, soundOrder, part }: SoundFrom, audio: HoldAudio): string {
    const from = `order=${soundOrder}&part=${part}`;
    return `${this.base}/conference/hold?audio=${audio}&callId=${callId}&${from}${anotherProcess}`;
  }

  /** What follows from the key that a customer who has waited for too long has pressed. */
  choice(call: { readonly customerSid: string; readonly roomEntry: number }): string {
    return `${this.base}/conference/${call.customerSid}/choice?entry=${call.roomEntry}${anotherProcess}`;
  }

  /**
   * What follows when a message is over, where it is reported, and what follows when there was
   * none.
   */
  message(
    call: { readonly id: string; readonly customerSid: string },
    silences: number,
  ): MessageAddresses {
    return {
      done: `${this.base}/conference/${call.customerSid}/message${anotherProcess}`,
      recorded: `${this.base}/voice/calls/${call.id}/recording${tryHarder}`,
      silent: `${this.base}/conference/${call.customerSid}/silence?times=${silences + 1}${anotherProcess}`,
    };
  }

  /** What happens to a customer whose room is gone. */
  after(call: { readonly customerSid: string; readonly roomEntry: number }): string {
    return `${this.base}/conference/${call.customerSid}/after?entry=${call.roomEntry}${anotherProcess}`;
  }
}
