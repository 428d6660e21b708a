import { Injectable, Logger } from '@nestjs/common';
import { CallNotices } from '../calls/call-notices';
import { Clock, msBefore } from '../store/clock';
import { Sounds } from '../sound/sounds';
import { Store } from '../store/store';
import { Sweeps } from './sweeps';

/**
 * What was stored so lately may not have been told; it took a moment until the loss was noticed, in
 * ms.
 */
const unnotifiedWindowMs = 10_000;

/**
 * Repairs what a dead process lost: reports that were on their way to it, and news of changes that
 * it stored but did not send. Every other process does so by itself; what is done twice changes
 * nothing.
 */
@Injectable()
export class OtherProcesses {
  private readonly logger = new Logger(OtherProcesses.name);
  private known: ReadonlySet<string> | null = null;

  constructor(
    private readonly sweeps: Sweeps,
    private readonly store: Store,
    private readonly notices: CallNotices,
    private readonly sounds: Sounds,
    private readonly clock: Clock,
  ) {}

  /**
   * Learns which other processes there are. What fails is done when this is learnt the next time.
   */
  async makeUpForLost(present: ReadonlySet<string>): Promise<void> {
    const lately = msBefore(this.clock.now(), unnotifiedWindowMs);
    if (this.known === null) {
      // Who is alone was not: nobody knows for how long nobody was here.
      await this.sounds.repeatSince(present.size > 0 ? lately : new Date(0));
    } else if ([...this.known].some((other) => !present.has(other))) {
      this.logger.warn('another process is gone; its calls are looked after');
      await this.sweeps.beginAgain();
      await this.notices.tellAgain(await this.store.history.listCallsSince(lately), lately);
      await this.sounds.repeatSince(lately);
    }
    this.known = present;
  }
}
