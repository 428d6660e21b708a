import { type CallId, type CallState, type Command, customerConnection } from '@baton/call-flow';
import { Injectable } from '@nestjs/common';
import { toState } from '../calls/call.mapper';
import { CallWriter } from '../calls/call-writer';
import { CallsService } from '../calls/calls.service';
import type { Happening } from '../calls/happening';
import type { SoundPart } from '../store/jobs';
import { commandFor } from '../calls/wanted-connection';
import { Clock } from '../store/clock';
import type { CallRow } from '../store/rows';
import { Store } from '../store/store';
import { expectSound, isDue, orderSound, patienceFor, maxSettleMs } from '../calls/sound-order';

/** A part of what a customer hears, of which the carrier has shown that it begins. */
export interface SoundHeard extends SoundPart {
  readonly callId: CallId;
  readonly seconds: number;
}

const cause = 'job:sound_due';

/** Knows whether customers hear what they are to hear. */
@Injectable()
export class Sounds {
  constructor(
    private readonly store: Store,
    private readonly calls: CallsService,
    private readonly writer: CallWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Numbers what the carrier is about to be told to play to a held customer; answers null when they
   * are to be held no longer. Whenever it is told it is another order: what begins of one proves
   * nothing about one that may be done later.
   */
  async orderHold(callId: CallId): Promise<CallRow | null> {
    return this.store.transaction(async (tx) => {
      const call = await tx.calls.lock(callId);
      if (!call || customerConnection(toState(call)) !== 'held') return null;
      // What was ordered before and has not begun may still be done, after this.
      if (call.soundParts === 0) call.soundMisses = Math.max(call.soundMisses, 1);
      orderSound(call);
      await tx.calls.save(call);
      return call;
    });
  }

  /**
   * Replays every sound that has begun since then. The process that served it is gone, so the
   * carrier's next request, such as for the music after the silence, may be lost.
   */
  async repeatSince(moment: Date): Promise<void> {
    for (const callId of await this.store.calls.listSoundingSince(moment)) {
      await this.store.transaction(async (tx) => {
        const call = await tx.calls.lock(callId);
        if (call) await expectSound(tx.jobs, call, { now: this.clock.now(), withinMs: 0 });
      });
    }
  }

  /**
   * Has it looked after that a customer hears music who is on hold still, or again, although the
   * carrier was told otherwise in vain.
   */
  async expectWhereHeld(callId: CallId): Promise<void> {
    await this.store.transaction(async (tx) => {
      const call = await tx.calls.lock(callId);
      if (!call || customerConnection(toState(call)) !== 'held') return;
      await expectSound(tx.jobs, call, { now: this.clock.now(), withinMs: patienceFor(call) });
    });
  }

  /**
   * A part begins: the next is due when it is over. What is late, or comes twice, changes nothing.
   * After it had been missing it is played once more, since the carrier may yet do what it had been
   * told before.
   */
  async noteBegun({ callId, seconds, ...heard }: SoundHeard): Promise<void> {
    await this.store.transaction(async (tx) => {
      const call = await tx.calls.lock(callId);
      if (!call || !isDue(call, heard)) return;
      const isDoubtful = call.soundMisses > 0;
      call.soundParts = heard.part + 1;
      call.soundMisses = 0;
      call.soundBegunAt = this.clock.now();
      await tx.calls.save(call);
      const withinMs = isDoubtful ? maxSettleMs : seconds * 1_000 + patienceFor(call);
      await expectSound(tx.jobs, call, { now: this.clock.now(), withinMs });
    });
  }

  /**
   * A part has not begun in time: it is ordered again from the start, if the customer is still to
   * hear such a thing. A customer who is held is held once more; the call of one who waits is the
   * answer, for the carrier to be told.
   */
  async orderAgain(callId: CallId, missed: SoundPart): Promise<CallRow | null> {
    return this.store.transaction(async (tx) => {
      const call = await tx.calls.lock(callId);
      const how = call && isDue(call, missed) ? customerConnection(toState(call)) : 'gone';
      if (!call || (how !== 'held' && how !== 'waiting')) return null;
      if (call.soundParts === 0) call.soundMisses += 1;
      if (how === 'waiting') {
        orderSound(call);
        await expectSound(tx.jobs, call, { now: this.clock.now(), withinMs: patienceFor(call) });
      }
      await tx.calls.save(call);
      await this.writer.write(tx, callId, soundMissing(how === 'held' ? toState(call) : null));
      return how === 'waiting' ? call : null;
    });
  }

  /** Leads a customer who waits, and still hears nothing of this order, into a new room. */
  async startAnew(callId: CallId, order: number): Promise<void> {
    await this.calls.inTransaction(async (tx) => {
      const call = await tx.calls.lock(callId);
      if (!call || !isDue(call, { order, part: 0 })) return null;
      if (customerConnection(toState(call)) !== 'waiting') return null;
      return this.writer.write(tx, callId, {
        kind: 'concluded',
        event: { type: 'room_lost' },
        cause,
        commands: [{ type: 'place_customer' }],
      });
    });
  }
}

/** What the history says; a customer who is held in this state is held once more. */
function soundMissing(held: CallState | null): Happening {
  const command: Command | null = held && commandFor(held);
  return { kind: 'noted', note: 'sound_missing', cause, ...(command && { commands: [command] }) };
}
