import { Injectable } from '@nestjs/common';
import type { Jobs } from '../store/jobs';
import { Store } from '../store/store';
import type { Task } from '../store/task';
import { CallLook } from './call-look';
import { read } from './known';
import { retryAfterSeconds, secondLookSeconds, Sweeps } from './sweeps';

/**
 * Looks at one call because a report hints at something, and once more at what it has seen. The
 * rest is for {@link DeskSweepTask}.
 */
@Injectable()
export class SweepTask implements Task<'sweep'> {
  readonly name = 'sweep';

  constructor(
    private readonly store: Store,
    private readonly carrier: CallLook,
    private readonly sweeps: Sweeps,
  ) {}

  async run({ callId, seen }: Jobs['sweep']): Promise<void> {
    const [known] = await read(this.store, [callId]);
    if (!known) return;
    const sight = await this.carrier.look(known, seen);
    if (!sight) return this.sweeps.lookAgain({ callId, seen }, retryAfterSeconds);
    if (!sight.hasNews) return;
    await this.sweeps.lookAgain({ callId, seen: sight.keys }, secondLookSeconds);
  }
}
