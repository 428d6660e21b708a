import { type HoldAudio, placeOfLeg } from '@baton/call-flow';
import {
  agentIsNotNeeded,
  agentJoins,
  customerHearsHoldMusic,
  customerIsReconnected,
  customerWaits,
  partyWaits,
  type Reconnection,
} from '@baton/twiml';
import { Injectable } from '@nestjs/common';
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

/** Chooses what a customer hears while nobody talks to them, and what an agent hears who has answered. */
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
    if (call && isReconnected(call)) {
      // In a room that is new to them, because the one before was lost.
      return customerIsReconnected({
        now: await this.reconnectionOf(call),
        music: this.addresses.waitMusic,
        again: this.addresses.wait(call.id),
      });
    }
    const place = call
      ? await this.line.placeOf(call)
      : { isNew: false, position: null, minutes: null };
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
      now: await this.reconnectionOf(await this.calls.find(callId)),
      music: waitMusic,
      again: this.addresses.hold(callId, audio),
    });
  }

  /** What is true at this moment for a customer who has lost their agent. */
  private async reconnectionOf(call: CallRow | null): Promise<Reconnection> {
    if (call && isReconnected(call)) {
      return call.state === 'offering' ? 'colleague-rung' : 'agent-expected';
    }
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
    // What is stored and what is answered must be one: whoever is sent to the lobby is known to be there.
    const written = await this.calls.record(call.id, {
      event: (state) =>
        placeOfLeg(state, legId) === 'lobby' ? { type: 'leg_waiting', leg: legId } : null,
      note: 'agent_answers',
      cause: 'webhook:connect',
      details: { leg: legId, sid },
      learnt: { leg: { id: legId, sid } },
    });
    if (!written || written.state.name === 'ended') return agentIsNotNeeded('call-over');
    switch (placeOfLeg(written.state, legId)) {
      case 'room':
        return agentJoins({ room: this.addresses.room(call), label: legId });
      case 'lobby':
        return partyWaits({
          music: this.addresses.holdMusic,
          again: this.addresses.partyJoins({ room, agentId, legId }),
        });
      case 'nowhere':
        return agentIsNotNeeded('ring-withdrawn');
    }
  }
}

/** Whether somebody in particular is expected for the customer, so that no place in line is to be told. */
const isReconnected = ({ state, transferId }: CallRow): boolean =>
  state === 'owner-lost' || state === 'recalling' || (state === 'offering' && transferId !== null);
