import type { Conference } from './conference';

/** Ended conferences that are still listed. */
const KEPT = 1_000;

/** All conferences; at each moment at most one with a name is alive. */
export class ConferenceBook {
  private readonly conferences = new Map<string, Conference>();

  add(conference: Conference): void {
    this.conferences.set(conference.sid, conference);
    if (this.conferences.size <= KEPT) return;
    const oldest = [...this.conferences.values()].find(({ isOver }) => isOver);
    if (oldest) this.conferences.delete(oldest.sid);
  }

  find(sid: string): Conference | undefined {
    return this.conferences.get(sid);
  }

  /** The conference that somebody who dials the name would enter. */
  liveByName(friendlyName: string): Conference | undefined {
    return this.all().find(
      (conference) =>
        !conference.isOver && !conference.isOffItsName && conference.friendlyName === friendlyName,
    );
  }

  /** Newest first. */
  all(): readonly Conference[] {
    return [...this.conferences.values()].reverse();
  }

  clear(): void {
    this.conferences.clear();
  }
}
