import type { QueueView } from '@baton/shared-types';
import { Injectable, Logger } from '@nestjs/common';
import { Consoles } from '../consoles/consoles';
import { Clock } from '../store/clock';
import { Store } from '../store/store';

/** People read it: it is shown no more often than this, in ms. */
const shownEveryMs = 200;

/** Shows every console how many customers wait, and since when. */
@Injectable()
export class QueueBoard {
  private readonly logger = new Logger(QueueBoard.name);
  private isStale = false;
  private isTelling = false;

  constructor(
    private readonly store: Store,
    private readonly consoles: Consoles,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<QueueView> {
    const asOf = this.clock.now();
    const { waiting, since } = await this.store.calls.countWaiting();
    return { waiting, longestSince: since?.toISOString() ?? null, asOf: asOf.toISOString() };
  }

  /**
   * Tells the consoles, after the change is stored and without keeping who made it. One look at the
   * calls and one message for all consoles; changes that come shortly after it share the next look.
   */
  tellChange(): void {
    this.isStale = true;
    if (!this.isTelling) void this.tell();
  }

  private async tell(): Promise<void> {
    this.isTelling = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        this.consoles.showQueue(await this.read());
        await this.clock.pause(shownEveryMs);
      }
    } catch (error) {
      // The database is away: consoles hear of the next change, and are told how it stands when
      // they connect again.
      this.logger.error({ err: error }, 'consoles could not be told who waits');
    } finally {
      this.isTelling = false;
    }
  }
}
