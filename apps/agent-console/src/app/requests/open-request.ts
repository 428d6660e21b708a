import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Agents } from '../agents/agents';
import { Clock } from '../display/clock';
import { KeyCap } from '../shortcuts/key-cap';
import { Shortcut } from '../shortcuts/shortcut';
import { CustomerRequests } from './customer-requests';
import { messagesOf, timesText, whenText } from './request-words';

/**
 * What the customer of a call has asked for before, and is open still: the agent who serves them
 * closes it.
 */
@Component({
  selector: 'baton-open-request',
  imports: [KeyCap, MatButton, Shortcut],
  template: `
    @if (shown(); as shown) {
      <div role="note" aria-label="Open customer request">
        <p>
          <strong>{{ shown.title }}</strong>
          <span>{{ shown.detail }}</span>
        </p>
        @if (mayFinish()) {
          <button
            type="button"
            matButton="tonal"
            batonShortcut="served"
            [disabled]="requests.isBusy(shown.request.callId)"
            disabledInteractive
            (click)="requests.change(shown.request, 'done')"
          >
            Mark request as done <baton-key-cap of="served" />
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem 1rem;
      padding: 0.625rem 1rem;
      border: 1px solid var(--line-strong);
      border-radius: var(--radius-m);
      background: var(--surface-2);
      text-align: left;
    }
    p {
      display: grid;
      margin: 0;
    }
    span {
      font-size: 0.875rem;
    }
  `,
})
export class OpenRequest {
  private readonly agents = inject(Agents);
  private readonly clock = inject(Clock);
  protected readonly requests = inject(CustomerRequests);

  /** The customer's number; null where they hide it. */
  readonly number = input.required<string | null>();
  /** Whether the agent can say that it is done: not before they have talked to the customer. */
  readonly mayFinish = input.required<boolean>();

  /** The current day. It changes once a day, so the view is not computed again each second. */
  private readonly today = computed(() => new Date(this.clock.now()).setHours(0, 0, 0, 0));
  protected readonly shown = computed(() => {
    const request = this.requests.of(this.number());
    if (!request) return null;
    const { claim } = request;
    const details = [
      `Since ${whenText(request.at, this.today())}`,
      timesText(request),
      ...messagesOf(request, this.today()).map(({ text }) => `message ${text}`),
      claim && claim.by !== this.agents.me()?.id ? `${claim.name} is handling it` : null,
    ];
    return {
      request,
      title: request.kind === 'callback' ? 'Requested a callback' : 'Left a message',
      detail: details.filter((detail) => detail !== null).join(' · '),
    };
  });
}
