import type { AgentId } from '@baton/call-flow';
import type { CarrierTruth } from '@baton/twilio-simulator';
import { afterReportMs, afterTroubleMs, withoutReportMs } from './bounds';
import type { DialedLeg } from './leg-watch';
import type { Violation } from './verdict';

interface RingWorld {
  readonly truth: CarrierTruth;
  readonly now: () => number;
  readonly troubleUntil: () => number;
}

/** An agent, as far as they can hear a ring. */
export interface Listener {
  readonly id: string;
  readonly openTabs: readonly { readonly isReachable: boolean }[];
}

/**
 * Watches that nobody is rung for long who is not there: set to away, or without a page that the
 * desk can hear.
 */
export class RingWatch {
  /** Since when agents have been away, by their own word, which the desk has taken. */
  private readonly awaySince = new Map<string, number>();
  private readonly unheardSince = new Map<string, number>();
  private readonly reported = new Set<string>();

  constructor(private readonly world: RingWorld) {}

  noteAway(agentId: AgentId, since: number): void {
    this.awaySince.set(agentId, since);
  }

  noteBack(agentId: AgentId): void {
    this.awaySince.delete(agentId);
  }

  look(agents: readonly Listener[], dialed: readonly DialedLeg[]): Violation[] {
    const now = this.world.now();
    return agents.flatMap(({ id, openTabs }) => {
      if (openTabs.some(({ isReachable }) => isReachable)) this.unheardSince.delete(id);
      else if (!this.unheardSince.has(id)) this.unheardSince.set(id, now);
      return dialed.flatMap((leg) => this.judge(leg, id));
    });
  }

  private judge({ callSid, dialedAt }: DialedLeg, agentId: AgentId): Violation[] {
    const { truth, now, troubleUntil } = this.world;
    const limits = [
      ...this.limitOf(this.awaySince.get(agentId), dialedAt, afterReportMs),
      ...this.limitOf(this.unheardSince.get(agentId), dialedAt, withoutReportMs),
    ];
    if (limits.length === 0 || this.reported.has(callSid)) return [];
    const call = truth.call(callSid);
    if (!call || call.isOver || call.status === 'in-progress') return [];
    if (call.to !== `client:${agentId}`) return [];
    if (now() <= Math.max(Math.min(...limits), troubleUntil() + afterTroubleMs)) return [];
    this.reported.add(callSid);
    const what = `${agentId} is still rung ${now() - dialedAt} ms after it began, and is not there`;
    return [{ at: now(), rule: 'nobody is rung who is not there', what }];
  }

  /** A colleague may ask somebody who was away before they were rung. */
  private limitOf(since: number | undefined, dialedAt: number, ms: number): number[] {
    return since === undefined || dialedAt >= since ? [] : [since + ms];
  }
}
