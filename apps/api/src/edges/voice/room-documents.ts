import {
  type HoldAudio,
  isSameParty,
  type LegId,
  type Party,
  partyOf,
  placeOfLeg,
} from '@baton/call-flow';
import {
  agentIsNotNeeded,
  agentJoins,
  customerHearsHoldMusic,
  customerIsReconnected,
  customerWaits,
  partyWaits,
  type LeadIns,
  type Reconnection,
} from '@baton/twiml';
import { Injectable } from '@nestjs/common';
import { CallsService } from '../../desk/calls/calls.service';
import { WaitingLine } from '../../desk/calls/waiting-line';
import { CarrierAddresses, type SoundFrom } from '../../desk/carrier/carrier-addresses';
import type { CallRow } from '../../desk/store/rows';
import { StrayReports } from './stray-reports';

/** How long `wait-music.wav` and `hold-music.wav` last. */
const musicSeconds = 60;

/** A party's connection that has been answered. */
export interface AnsweredLeg {
  readonly room: string;
  readonly party: Party;
  readonly legId: LegId;
  readonly sid: string;
}

/**
 * Chooses what a customer hears while nobody talks to them, and what an agent hears who has
 * answered.
 */
@Injectable()
export class RoomDocuments {
  constructor(
    private readonly calls: CallsService,
    private readonly line: WaitingLine,
    private readonly addresses: CarrierAddresses,
    private readonly strays: StrayReports,
  ) {}

  /** `part` is the first of those that the document has, of what was ordered. */
  async whileWaiting(
    customerSid: string,
    asked: { readonly order: number | undefined; readonly part: number },
  ): Promise<string> {
    const call = await this.calls.findByCustomer(customerSid);
    if (!call) {
      await this.strays.record({ event: 'wait', about: customerSid });
      const { waitMusic: music, waitForUnknown: again } = this.addresses;
      return customerWaits({ isNew: false, position: null, minutes: null, music, again });
    }
    const { id: callId, soundOrder } = call;
    const sound = { callId, soundOrder: asked.order ?? soundOrder, part: asked.part };
    if (isReconnected(call)) {
      // In a room that is new to them, because the one before was lost.
      return customerIsReconnected({
        ...this.leadIns(sound),
        now: await this.reconnectionOf(call),
        music: this.addresses.waitMusic,
        again: this.addresses.wait(after(sound, 2)),
      });
    }
    const place = await this.line.placeOf(call);
    return customerWaits({
      ...place,
      ...this.leadIns(sound),
      music: this.addresses.waitMusic,
      again: this.addresses.wait(after(sound, 2)),
    });
  }

  async whileHeld(sound: SoundFrom, audio: HoldAudio): Promise<string> {
    const { holdMusic, waitMusic } = this.addresses;
    if (audio === 'hold-music') {
      return customerHearsHoldMusic({
        musicBegins: this.addresses.heard(sound, musicSeconds),
        music: holdMusic,
        again: this.addresses.hold(after(sound, 1), audio),
      });
    }
    return customerIsReconnected({
      ...this.leadIns(sound),
      now: await this.reconnectionOf(await this.calls.find(sound.callId)),
      music: waitMusic,
      again: this.addresses.hold(after(sound, 2), audio),
    });
  }

  /** What a document with something said in it begins with, and its music. */
  private leadIns(sound: SoundFrom): LeadIns {
    return {
      begins: (seconds) => this.addresses.heard(sound, seconds),
      musicBegins: this.addresses.heard(after(sound, 1), musicSeconds),
    };
  }

  /** What is true at this moment for a customer who has lost their agent. */
  private async reconnectionOf(call: CallRow | null): Promise<Reconnection> {
    if (call && isReconnected(call)) {
      return call.state === 'offering' ? 'colleague-rung' : 'agent-expected';
    }
    const position = call && (await this.line.positionOf(call));
    return position === null ? 'agent-found' : { position };
  }

  /** Lets a party in, if the call still counts on them; their joining is reported by the room. */
  async whenPartyAnswers({ room, party, legId, sid }: AnsweredLeg): Promise<string> {
    const call = await this.calls.findByCustomer(room);
    const leg = call && (await this.calls.findLeg(call.id, legId));
    const isSecond = !!leg?.sid && leg.sid !== sid;
    if (!call || !leg || !isSameParty(partyOf(leg.agentId), party) || isSecond) {
      await this.strays.record({ event: 'agent_answers', about: room, callId: call?.id ?? null });
      return agentIsNotNeeded('unknown');
    }
    // What is stored and what is answered must be one: an agent who is sent to the lobby is known
    // to be there.
    const written = await this.calls.record(call.id, {
      kind: 'reported',
      event: (state) =>
        placeOfLeg(state, legId) === 'lobby' ? { type: 'leg_waiting', leg: legId } : null,
      note: 'agent_answers',
      cause: 'webhook:connect',
      details: { leg: legId, sid },
      learnt: { leg: { id: legId, sid, isAnswered: true } },
    });
    if (!written || written.state.name === 'ended') return agentIsNotNeeded('call-over');
    switch (placeOfLeg(written.state, legId)) {
      case 'room':
        return agentJoins({ room: this.addresses.room(call), label: legId });
      case 'lobby':
        return partyWaits({
          music: this.addresses.holdMusic,
          again: this.addresses.partyJoins({ room, party, legId }),
        });
      case 'nowhere':
        return agentIsNotNeeded('ring-withdrawn');
    }
  }
}

const after = ({ part, ...sound }: SoundFrom, parts: number): SoundFrom => ({
  ...sound,
  part: part + parts,
});

/**
 * Whether somebody in particular is expected for the customer, so that no place in line is to be
 * told.
 */
const isReconnected = ({ state, transferId }: CallRow): boolean =>
  state === 'owner-lost' || state === 'recalling' || (state === 'offering' && transferId !== null);
