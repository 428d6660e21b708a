import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { type CustomerRequest, customerRequestsSchema } from '@baton/shared-types';
import { LiveConnection } from '../live/live-connection';
import { Notices } from '../notices/notices';
import { RequestsApi } from '../desk-api/requests-api';

/** What customers who did not want to wait have left for the desk, as of now. */
@Service()
export class CustomerRequests {
  private readonly api = inject(RequestsApi);
  private readonly live = inject(LiveConnection);
  private readonly notices = inject(Notices);
  private readonly all = signal<readonly CustomerRequest[]>([]);
  private readonly busy = signal<ReadonlySet<string>>(new Set());

  /** What nobody has seen to, oldest first. */
  readonly open = computed(() => this.all().filter(({ done }) => done === null));

  constructor() {
    this.live.listen('requests', (message) => {
      const requests = customerRequestsSchema.safeParse(message);
      if (requests.success) this.all.set(requests.data);
    });
    effect(() => {
      if (this.live.connections() > 0) untracked(() => void this.reread());
    });
  }

  isBusy(callId: string): boolean {
    return this.busy().has(callId);
  }

  /** The open request of a customer; one who hides their number has none. */
  of(number: string | null): CustomerRequest | null {
    if (number === null) return null;
    return this.open().find(({ customerNumber }) => customerNumber === number) ?? null;
  }

  /** Claims a request, gives it back, or tells the desk that the agent has seen to it. */
  async change({ callId }: CustomerRequest, what: 'claim' | 'release' | 'done'): Promise<void> {
    if (this.busy().has(callId)) return;
    this.busy.update((ids) => new Set(ids).add(callId));
    try {
      const changed = await this.api.change(callId, what);
      this.all.update((all) => all.map((other) => (other.callId === callId ? changed : other)));
    } catch (error) {
      this.notices.showFailure(error);
      // A colleague may have been faster.
      await this.reread();
    } finally {
      this.busy.update((ids) => new Set([...ids].filter((id) => id !== callId)));
    }
  }

  private async reread(): Promise<void> {
    try {
      this.all.set(await this.api.list());
    } catch (error) {
      this.notices.showFailure(error);
    }
  }
}
