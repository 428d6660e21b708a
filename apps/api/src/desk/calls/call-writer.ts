import type { CallId, CallState, Refusal } from '@baton/call-flow';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Clock } from '../store/clock';
import type { Entry } from '../store/history';
import type { LegRow } from '../store/rows';
import type { Transaction } from '../store/store';
import { agentsConcernedBy, toState } from './call.mapper';
import { type Change, changeOf, type InHand, type Shown } from './change';
import { followers } from './followers';
import { joinBeforeTheEnd } from './joined-unseen';
import { agentsOf } from './party-legs';
import { type Happening, learntFrom, reportKeyOf } from './happening';

/** What one happening did, for those who have to be told once it is stored. */
export interface Written {
  readonly callId: CallId;
  readonly refusal: Refusal | null;
  /** The agents whose view of the call has changed. */
  readonly audience: readonly string[];
  /** What the consoles have to be shown anew. */
  readonly shown: ReadonlySet<Shown>;
  /** How the call stands now. */
  readonly state: CallState;
}

/**
 * The one writer of calls: state, legs, transfer, history and jobs, in the caller's transaction.
 */
@Injectable()
export class CallWriter {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /**
   * Applies what happened to one call, or answers null when there is no such call. The lock comes
   * before everything that is read: two reports of one key, and two wishes, are decided one after
   * the other.
   */
  async write(tx: Transaction, callId: CallId, happening: Happening): Promise<Written | null> {
    const reportKey = reportKeyOf(happening);
    const open = await tx.calls.open(callId, reportKey);
    if (!open) return null;
    const { call, legs, isKnown } = open;
    if (isKnown) {
      return { callId, refusal: null, audience: [], shown: new Set(), state: toState(call) };
    }
    const history: Entry[] = [];
    const inHand = { tx, call, legs, history, limits: this.environment };
    const unseen = joinBeforeTheEnd(happening, { call, legs, state: toState(call) });
    const first = unseen && (await this.apply(unseen, inHand));
    const last = await this.apply(happening, inHand);
    await tx.calls.saveChange({ call, legs, history });
    return first ? bothOf(first, last) : last;
  }

  private async apply(happening: Happening, inHand: InHand): Promise<Written> {
    const change = changeOf(happening, inHand, this.clock.now());
    const shown = await follow(change, inHand);
    if (shown.has('call')) inHand.call.version += 1;
    const { callId, decision, after: state } = change;
    return {
      callId,
      refusal: decision?.kind === 'refused' ? decision.because : null,
      audience: shown.has('call') ? audienceOf(change, inHand.legs) : [],
      shown,
      state,
    };
  }
}

const bothOf = (first: Written, last: Written): Written => ({
  ...last,
  audience: [...new Set([...first.audience, ...last.audience])],
  shown: new Set([...first.shown, ...last.shown]),
});

async function follow(change: Change, inHand: InHand): Promise<Set<Shown>> {
  const shown = new Set<Shown>();
  for (const follower of followers) {
    for (const one of await follower(change, inHand)) shown.add(one);
  }
  return shown;
}

function audienceOf({ before, after, happening }: Change, legs: readonly LegRow[]): string[] {
  const concerned = [...agentsConcernedBy(before), ...agentsConcernedBy(after)];
  // The customer's hanging up is often reported after that of the agents that it took along.
  if (after.name === 'ended' || learntFrom(happening).wrapUp) {
    concerned.push(...agentsOf(legs.filter(({ joinedAt }) => joinedAt)));
  }
  return [...new Set(concerned)];
}
