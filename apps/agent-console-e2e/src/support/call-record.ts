import {
  type CallEvent,
  callEventTypes,
  type CallState,
  decide,
  readRecorded,
} from '@baton/call-flow';
import { currentCallSchema, type TimelineEntry, timelineSchema } from '@baton/shared-types';
import { expect } from '@playwright/test';

/** In which state a call is when it comes in. */
const first: CallState = { name: 'queued', parked: 'waiting-room', leaving: null };

/** The call as the desk's flight recorder has it, read as its agents may read it. */
export class CallRecord {
  private callId: string | undefined;

  constructor(
    private readonly desk: string,
    /** The sessions of the agents, as far as they have one. */
    private readonly tokens: () => readonly string[],
  ) {}

  /** The next call is another one. */
  forget(): void {
    this.callId = undefined;
  }

  /**
   * Everything that has happened to the call, oldest first; nothing before an agent has been rung
   * for it.
   */
  async timeline(): Promise<readonly TimelineEntry[]> {
    this.callId ??= await this.find();
    for (const token of this.callId === undefined ? [] : this.tokens()) {
      const answer = await this.get(`/api/calls/${this.callId}/timeline`, token);
      // Refused to those who have had no part in the call, or whose session is over.
      if (answer) return timelineSchema.parse(answer).entries;
    }
    return [];
  }

  /** The state with all that it carries: what the machine makes of everything that has happened. */
  async state(): Promise<CallState> {
    return (await this.timeline()).filter(isDecided).reduce((state, { what, details }) => {
      const decision = decide(state, { ...readRecorded(details), type: what } as CallEvent);
      return decision.kind === 'moved' ? decision.to : state;
    }, first);
  }

  /** Waits until the call is in this state. */
  async comesTo(name: CallState['name'], timeout = 20_000): Promise<CallState> {
    let state = first;
    await expect
      .poll(async () => (state = await this.state()).name, {
        message: 'the call is',
        timeout,
        intervals: [100],
      })
      .toBe(name);
    return state;
  }

  private async find(): Promise<string | undefined> {
    for (const token of this.tokens()) {
      const answer = await this.get('/api/calls/current', token);
      const call = answer === null ? null : currentCallSchema.parse(answer).call;
      if (call) return call.id;
    }
    return undefined;
  }

  private async get(path: string, token: string): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}` };
    const ask = () => fetch(`${this.desk}${path}`, { headers });
    // A kept connection may lead to a process that has been killed since.
    const answer = await ask().catch(ask);
    return answer.ok ? answer.json() : null;
  }
}

/**
 * Whether a line of the record is an event that has changed something, rather than the first ring
 * or a note.
 */
function isDecided({ what, decision }: TimelineEntry): boolean {
  const types: readonly string[] = callEventTypes;
  return decision === 'moved' && types.includes(what);
}
