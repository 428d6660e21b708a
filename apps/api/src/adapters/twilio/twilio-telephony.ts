import type { Readable } from 'node:stream';
import { type HoldAudio, type LegOutcome, textOf } from '@baton/call-flow';
import { Inject, Injectable } from '@nestjs/common';
import type { Twilio } from 'twilio';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { asking } from './carrier-error';
import { CarrierLists } from './carrier-lists';
import type { CarrierLoad } from './carrier-load';
import { answerTimeoutMs, restClients } from './rest-clients';
import { CarrierAddresses } from '../../desk/carrier/carrier-addresses';
import { outcomes } from '../../desk/carrier/outcomes';
import { openAudio } from '../../desk/carrier/recorded-audio';
import {
  CarrierError,
  type CustomerInRoom,
  type InRoom,
  type ListenedLeg,
  type Overview,
  type PlacedLeg,
  type RingOrder,
  Telephony,
} from '../../desk/carrier/telephony';

/** A connection that rings, or has been answered. */
const live = ['queued', 'ringing', 'in-progress'] as const;

/** The carrier's clock may be behind ours by this much, and it counts in seconds, in ms. */
const clockSkewMs = 5_000;

/** Less is not worth the carrier's while: https://www.twilio.com/docs/voice/twiml/dial#timeout */
const minRingSeconds = 5;

/** The carrier is Twilio, or whatever speaks its REST API at the configured address. */
@Injectable()
export class TwilioTelephony extends Telephony {
  private readonly client: Twilio;
  /** For requests that only look; commands never wait for them. */
  private readonly looks: Twilio;
  private readonly load: CarrierLoad;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly addresses: CarrierAddresses,
  ) {
    super();
    ({ commands: this.client, looks: this.looks, load: this.load } = restClients(environment));
  }

  async ring(order: RingOrder): Promise<string> {
    const call = await asking(
      `Ring ${textOf(order.party)}`,
      this.client.calls.create({
        to: addressOf(order),
        from: this.environment.TWILIO_NUMBER,
        url: this.addresses.partyJoins(order),
        method: 'POST',
        // The process that was asked may have died before the answer: another one is asked the
        // same.
        fallbackUrl: this.addresses.partyJoins(order),
        fallbackMethod: 'POST',
        statusCallback: this.addresses.legReports(order),
        statusCallbackMethod: 'POST',
        statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
        timeout: this.ringSeconds(order),
        // Limits the cost of a connection that was forgotten:
        // https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
        ...(order.party.kind === 'outside' && {
          timeLimit: this.environment.OUTSIDE_CALL_MINUTES * 60,
        }),
      }),
    );
    return call.sid;
  }

  async findRung(order: RingOrder): Promise<string[]> {
    const from = this.environment.TWILIO_NUMBER;
    // Nothing says whether the parameters stay in the address that the carrier shows afterwards.
    const addresses = [addressOf(order), withoutParameters(order)];
    const found = await asking(
      `Look for the ringing of ${textOf(order.party)}`,
      Promise.all([
        ...live.map((status) => this.client.calls.list({ from, status, limit: 200 })),
        // One that is over already: who has declined must not be rung again for the same.
        ...addresses.map((to) => this.client.calls.list({ from, to, limit: 20 })),
      ]),
    );
    const earliest = order.askedAt.getTime() - clockSkewMs;
    const mine = found
      .flat()
      .filter(({ to, dateCreated }) => addresses.includes(to) && dateCreated.getTime() >= earliest);
    return [...new Set(mine.map(({ sid }) => sid))];
  }

  async hangUp(sid: string): Promise<void> {
    // `completed` ends ringing calls too: https://www.twilio.com/docs/voice/api/call-resource
    await asking('Hang up', this.client.calls(sid).update({ status: 'completed' }));
  }

  async endOf(sid: string): Promise<LegOutcome | null> {
    try {
      const { status } = await asking('Look at the connection', this.looks.calls(sid).fetch());
      return outcomes.get(status) ?? null;
    } catch (error) {
      // Expected: a carrier that has forgotten it, such as a simulator that was started again.
      if (error instanceof CarrierError && error.failure === 'gone') return 'failed';
      throw error;
    }
  }

  async listenTo({ sid, ...leg }: ListenedLeg): Promise<void> {
    await asking(
      'Listen to the page',
      this.client.calls(sid).userDefinedMessageSubscriptions.create({
        callback: this.addresses.signsOfLife(leg),
        method: 'POST',
        // Asked again after a lost answer, it is the same request:
        // https://www.twilio.com/docs/voice/api/userdefinedmessagesubscription-resource
        idempotencyKey: leg.legId,
      }),
    );
  }

  async placeLeg({ sid, ...leg }: PlacedLeg): Promise<void> {
    await asking(
      'Place the leg',
      this.client.calls(sid).update({ url: this.addresses.partyJoins(leg), method: 'POST' }),
    );
  }

  async placeCustomer(customerSid: string): Promise<void> {
    await asking(
      'Place the customer',
      this.client
        .calls(customerSid)
        .update({ url: this.addresses.customerAsks(customerSid), method: 'POST' }),
    );
  }

  async findRoom(name: string): Promise<string | null> {
    const rooms = await asking(
      'Look for the room',
      this.client.conferences.list({ friendlyName: name, limit: 20 }),
    );
    return rooms.find((room) => room.status !== 'completed')?.sid ?? null;
  }

  async hold(customer: CustomerInRoom, audio: HoldAudio): Promise<void> {
    await asking(
      'Hold the customer',
      this.participant(customer).update({
        hold: true,
        // Given anew it is fetched anew, also for somebody who is on hold already: taken for
        // granted, see decision 0015.
        holdUrl: this.addresses.hold({ ...customer, part: 0 }, audio),
        holdMethod: 'POST',
      }),
    );
  }

  async playWhileWaiting(customer: CustomerInRoom): Promise<void> {
    await asking(
      'Play to the waiting customer',
      this.participant(customer).update({
        waitUrl: this.addresses.wait({ ...customer, part: 0 }),
        waitMethod: 'POST',
      }),
    );
  }

  async resume(customer: CustomerInRoom): Promise<void> {
    await asking('Resume the customer', this.participant(customer).update({ hold: false }));
  }

  async overview(rung: ReadonlySet<string>): Promise<Overview> {
    const lists = new CarrierLists(this.looks, this.environment.TWILIO_ACCOUNT_SID);
    return asking('Look at all connections and rooms', lists.overview(rung));
  }

  looksAtOnce(): Promise<number> {
    return Promise.resolve(this.load.looksAtOnce);
  }

  async whoIsInRoom(roomSid: string): Promise<InRoom> {
    const participants = await asking(
      'Look who is in the room',
      this.looks.conferences(roomSid).participants.list({ limit: 100 }),
    );
    const connected = participants.filter(({ status }) => status === 'connected');
    return new Map(connected.map(({ callSid, hold }) => [callSid, { isHeld: hold }]));
  }

  async closeRoom(roomSid: string): Promise<void> {
    await asking(
      'Close the room',
      this.client.conferences(roomSid).update({ status: 'completed' }),
    );
  }

  async deleteRecording(recordingSid: string): Promise<void> {
    try {
      await asking('Delete the recording', this.client.recordings(recordingSid).remove());
    } catch (error) {
      // Expected: it is deleted already.
      if (!(error instanceof CarrierError && error.failure === 'gone')) throw error;
    }
  }

  async openRecording(recordingSid: string): Promise<Readable> {
    const { TWILIO_ACCOUNT_SID, TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET } = this.environment;
    const account = `${this.client.api.baseUrl}/2010-04-01/Accounts/${TWILIO_ACCOUNT_SID}`;
    return openAudio({
      url: `${account}/Recordings/${recordingSid}.wav`,
      user: TWILIO_API_KEY_SID,
      password: TWILIO_API_KEY_SECRET,
      patience: answerTimeoutMs,
    });
  }

  /**
   * A page that is back answers a recall by itself, or not at all: the customer does not wait
   * longer than promised.
   */
  private ringSeconds({ purpose }: RingOrder): number {
    const { RING_TIMEOUT_SECONDS, GRACE_SECONDS } = this.environment;
    return purpose === 'recall'
      ? Math.min(RING_TIMEOUT_SECONDS, Math.max(GRACE_SECONDS, minRingSeconds))
      : RING_TIMEOUT_SECONDS;
  }

  private participant({ roomSid, customerSid }: CustomerInRoom) {
    return this.client.conferences(roomSid).participants(customerSid);
  }
}

/**
 * An agent's browsers, with what they are to know about the call, or a telephone:
 * https://www.twilio.com/docs/voice/twiml/client#custom-parameters
 */
function addressOf({ party, callId, legId, purpose }: RingOrder): string {
  switch (party.kind) {
    case 'agent':
      return `client:${party.id}?${new URLSearchParams({ callId, legId, purpose }).toString()}`;
    case 'outside':
      return party.number;
  }
}

function withoutParameters({ party }: RingOrder): string {
  switch (party.kind) {
    case 'agent':
      return `client:${party.id}`;
    case 'outside':
      return party.number;
  }
}
