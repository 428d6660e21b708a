import { isDeepStrictEqual } from 'node:util';
import type { Changes } from './changes';
import type { CallSid } from './exchange';
import type { Hearing, MediaPlane } from './media-plane';

const silence: Hearing = { kind: 'silence' };

/** Sets what each leg hears, and remembers it for those who want to see it. */
export class Ears {
  private readonly hearing = new Map<CallSid, Hearing>();

  constructor(
    private readonly media: MediaPlane,
    private readonly changes: Changes,
  ) {}

  of(callSid: CallSid): Hearing {
    return this.hearing.get(callSid) ?? silence;
  }

  hear(callSid: CallSid, hearing: Hearing): void {
    if (isDeepStrictEqual(this.of(callSid), hearing)) return;
    this.hearing.set(callSid, hearing);
    this.media.hear(callSid, hearing);
    this.changes.tell('hearing', callSid);
  }

  silence(callSid: CallSid): void {
    this.hear(callSid, silence);
  }

  forget(callSid: CallSid): void {
    if (this.hearing.delete(callSid)) this.changes.tell('hearing', callSid);
    this.media.close(callSid);
  }
}
