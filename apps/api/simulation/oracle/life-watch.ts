import type { CarrierTruth } from '@baton/twilio-simulator';
import { silenceLimitMs } from '../../src/desk/agents/presence';
import type { EventRow } from '../../src/desk/store/rows';
import type { Tables } from '../store/tables';
import { afterTroubleMs } from './bounds';
import type { Violation } from './verdict';

/**
 * For so long what has been wrong with a page, or with the way over its call, may be felt, in ms:
 * it says something every 1.5 s.
 */
const lossIsFeltMs = silenceLimitMs + 1_500;

/** A page with a telephone, as it is and whatever the desk knows of it. */
export interface Page {
  readonly id: string;
  readonly isOpen: boolean;
  readonly hasNetwork: boolean;
  /** When it was there again after it had been lost. */
  readonly networkSince: number;
  /** Whether it has heard from the desk what time it is. */
  readonly knowsTime: boolean;
  readonly talking: { readonly sid: string } | undefined;
}

interface LifeWorld {
  readonly truth: CarrierTruth;
  readonly now: () => number;
  readonly troubleUntil: () => number;
  readonly tables: () => Tables;
  readonly pages: () => readonly Page[];
}

/**
 * Watches that the customer is not interrupted while a leg's sound works, its page lives, and the
 * page's messages over the leg arrive. A lost connection to the desk does not mean a lost agent.
 */
export class LifeWatch {
  /** The legs of which the carrier hands on what is said, by their connections, and since when. */
  private readonly heardSince = new Map<string, number>();
  /** The legs for which the request was refused or not answered. */
  private readonly refused = new Set<string>();
  private signsLostUntil = -Infinity;

  constructor(private readonly world: LifeWorld) {}

  noteListening(callSid: string): void {
    if (!this.heardSince.has(callSid)) this.heardSince.set(callSid, this.world.now());
  }

  noteRefused(callSid: string): void {
    this.refused.add(callSid);
  }

  /** What a page has said does not arrive, or late. */
  noteLostSign(): void {
    this.signsLostUntil = this.world.now() + lossIsFeltMs;
  }

  /** The desk has concluded something, and stored it. */
  look({ event, cause, decision, details }: EventRow): Violation | null {
    if (event !== 'leg_over' || cause !== 'job:tab_silent' || decision !== 'moved') return null;
    const { legs } = this.world.tables();
    const leg = legs.get((details as { readonly leg?: string }).leg ?? '');
    if (!leg?.sid || !this.lives(leg.sid) || this.isExcused(leg.sid)) return null;
    const what = `${leg.agentId} counts as lost, whose page lives and is talking`;
    return { at: this.world.now(), rule: 'who lives and is heard is not interrupted', what };
  }

  /** Whether somebody talks over a connection at a page that says so. */
  private lives(callSid: string): boolean {
    if (this.world.truth.call(callSid)?.isOver !== false) return false;
    return this.world.pages().some((page) => {
      const hasSound = page.hasNetwork && this.world.now() > page.networkSince + lossIsFeltMs;
      return (
        page.isOpen &&
        hasSound &&
        page.knowsTime &&
        page.talking?.sid === callSid &&
        this.isSignedIn(page.id)
      );
    });
  }

  private isSignedIn(tabId: string): boolean {
    const { tabs, sessions } = this.world.tables();
    return sessions.has(tabs.get(tabId)?.sessionId ?? '');
  }

  private isExcused(callSid: string): boolean {
    const { now, troubleUntil } = this.world;
    const since = this.heardSince.get(callSid) ?? (this.refused.has(callSid) ? now() : null);
    const hasOnlyJustBegun = since !== null && now() <= since + lossIsFeltMs;
    return (
      hasOnlyJustBegun || now() <= Math.max(this.signsLostUntil, troubleUntil() + afterTroubleMs)
    );
  }
}
