import type { HoldAudio } from '@baton/call-flow';
import {
  agentIsNotNeeded,
  agentJoins,
  callIsUnknown,
  customerEntersRoom,
  customerHearsHoldMusic,
  customerIsReconnected,
  customerWaits,
  farewell,
  farewellWithoutAgent,
  hangUp,
  type Reconnection,
} from '@baton/twiml';
import { Injectable } from '@nestjs/common';
import { partiesOf, toState } from '../calls/call.mapper';
import { CallsService } from '../calls/calls.service';
import { WaitingLine } from '../calls/waiting-line';
import { CarrierAddresses } from '../telephony/carrier-addresses';
import type { CallRow } from '../store/rows';
import { StrayReports } from './stray-reports';

/** An agent's connection that has been answered. */
export interface AnsweredLeg {
  readonly room: string;
  readonly agentId: string;
  readonly legId: string;
  readonly sid: string;
}

/** A customer who has come out of their room. */
export interface RoomLeft {
  readonly room: string;
  /** Which of their entries has ended. */
  readonly entry: number | undefined;
  readonly hasHungUp: boolean;
}

/** Chooses what a customer or an agent hears on the way into a room, and out of it. */
@Injectable()
export class RoomDocuments {
  constructor(
    private readonly calls: CallsService,
    private readonly line: WaitingLine,
    private readonly addresses: CarrierAddresses,
    private readonly strays: StrayReports,
  ) {}

  async whileWaiting(customerSid: string): Promise<string> {
    const call = await this.calls.findByCustomer(customerSid);
    if (!call) await this.strays.record({ event: 'wait', about: customerSid });
    const place = call ? await this.line.placeOf(call) : { isNew: false, position: null };
    return customerWaits({
      ...place,
      music: this.addresses.waitMusic,
      again: call ? this.addresses.wait(call.id) : this.addresses.waitForUnknown,
    });
  }

  async whileHeld(callId: string, audio: HoldAudio): Promise<string> {
    const { holdMusic, waitMusic } = this.addresses;
    if (audio === 'hold-music') return customerHearsHoldMusic({ music: holdMusic });
    return customerIsReconnected({
      now: await this.reconnectionOf(callId),
      music: waitMusic,
      again: this.addresses.hold(callId, audio),
    });
  }

  /** What is true at this moment for a customer who has lost their agent. */
  private async reconnectionOf(callId: string): Promise<Reconnection> {
    const call = await this.calls.find(callId);
    if (call?.state === 'owner-lost' || call?.state === 'recalling') return 'agent-expected';
    if (call?.state === 'offering' && call.transferId) return 'colleague-rung';
    const position = call && (await this.line.positionOf(call));
    return position === null ? 'agent-found' : { position };
  }

  /** Lets an agent in, if the call still counts on them; their joining is reported by the room. */
  async whenAgentAnswers({ room, agentId, legId, sid }: AnsweredLeg): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    const leg = call && (await this.calls.findLeg(call.id, legId));
    if (!call || leg?.agentId !== agentId) {
      await this.strays.record({ event: 'agent_answers', about: room, callId: call?.id ?? null });
      return agentIsNotNeeded('unknown');
    }
    await this.calls.record(call.id, {
      event: null,
      note: 'agent_answers',
      cause: 'webhook:connect',
      reportKey: `${sid}/connect`,
      details: { leg: legId, sid },
      learnt: { leg: { id: legId, sid } },
    });

    const now = await this.calls.find(call.id);
    if (now?.state === 'ended') return agentIsNotNeeded('call-over');
    if (!now || !countsOn(now, legId)) return agentIsNotNeeded('ring-withdrawn');
    return agentJoins({ room: this.addresses.room(call), label: legId });
  }

  /** What follows for a customer who is no longer in the room: they hung up, or were said goodbye to, or start again. */
  async afterRoom({ room, entry, hasHungUp }: RoomLeft): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    if (!call) {
      await this.strays.record({ event: 'after', about: room });
      return callIsUnknown();
    }
    if (hasHungUp) {
      await this.calls.record(call.id, {
        event: { type: 'customer_left' },
        cause: 'webhook:after',
        reportKey: `${room}/after/over`,
      });
      return hangUp();
    }
    if (call.state === 'ended') return goodbye(call);

    await this.calls.record(call.id, {
      event: { type: 'room_lost' },
      cause: 'webhook:after',
      reportKey: `${room}/after/${entry ?? call.roomEntry}`,
    });
    const now = await this.calls.find(call.id);
    if (!now || now.state === 'ended') return goodbye(now);
    return customerEntersRoom({
      room: this.addresses.room(now),
      wait: this.addresses.wait(now.id),
      after: this.addresses.after(now),
    });
  }
}

const goodbye = (call: CallRow | null) =>
  call?.outcome === 'agent-lost' ? farewellWithoutAgent() : farewell();

const countsOn = (call: CallRow, legId: string) =>
  partiesOf(toState(call)).some(({ leg }) => leg === legId);
