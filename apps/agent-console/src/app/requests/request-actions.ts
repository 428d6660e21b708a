import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CustomerRequest } from '@baton/shared-types';
import { Agents } from '../agents/agents';
import { CustomerRequests } from './customer-requests';

/** Who sees to a request, and what the agent may do with it. */
@Component({
  selector: 'baton-request-actions',
  imports: [MatButton],
  template: `
    @if (holder(); as holder) {
      <span class="holder">{{ holder }}</span>
    }
    @if (!isTaken()) {
      <button
        type="button"
        matButton="tonal"
        [attr.aria-label]="(isMine() ? 'Unassign: ' : 'Assign to me: ') + number()"
        [disabled]="isBusy()"
        disabledInteractive
        (click)="requests.change(request(), isMine() ? 'release' : 'claim')"
      >
        {{ isMine() ? 'Unassign' : 'Assign to me' }}
      </button>
      <button
        type="button"
        matButton="outlined"
        [attr.aria-label]="'Done: ' + number()"
        [disabled]="isBusy()"
        disabledInteractive
        (click)="requests.change(request(), 'done')"
      >
        Done
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: end;
      gap: 0.5rem;
    }
    .holder {
      color: var(--ink-muted);
      font-size: 0.8125rem;
      font-weight: 600;
    }
  `,
})
export class RequestActions {
  private readonly agents = inject(Agents);
  protected readonly requests = inject(CustomerRequests);

  readonly request = input.required<CustomerRequest>();
  /** The number, as it is shown. */
  readonly number = input.required<string>();

  protected readonly isBusy = computed(() => this.requests.isBusy(this.request().callId));
  protected readonly isMine = computed(() => this.request().claim?.by === this.agents.me()?.id);
  /** A colleague who is gone keeps nobody from it. */
  protected readonly isTaken = computed(() => {
    const by = this.request().claim?.by;
    return this.agents.colleagues().some(({ id, presence }) => id === by && presence !== 'offline');
  });
  protected readonly holder = computed(() => {
    const { claim } = this.request();
    if (!claim) return null;
    return this.isMine() ? 'Assigned to you' : `${claim.name} is handling it`;
  });
}
