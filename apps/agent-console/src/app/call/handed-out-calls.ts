import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallView } from '@baton/shared-types';
import { Elapsed } from '../display/elapsed';
import { KeepsFocus } from '../display/keeps-focus';
import { phoneNumberText } from '../display/phone-number';
import { Icon } from '../theme/icon';
import { CallCommands } from '../call-state/call-commands';
import { CallFeed } from '../call-state/call-feed';
import { partyName } from '../call-words/party-name';

/**
 * The calls that the agent handed to outside numbers. Only the agent has a button that ends them.
 */
@Component({
  selector: 'baton-handed-out-calls',
  imports: [Elapsed, Icon, KeepsFocus, MatButton],
  template: `
    @if (calls().length > 0) {
      <section class="card" aria-labelledby="handed-out-title" batonKeepsFocus>
        <h2 id="handed-out-title">Calls on outside numbers</h2>
        <ul class="rows" aria-labelledby="handed-out-title">
          @for (call of calls(); track call.view.id) {
            <li>
              <span class="who">
                <strong>{{ call.customer }}</strong>
                <span>
                  talking to {{ call.other }} ·
                  <baton-elapsed [since]="call.since" />
                </span>
              </span>
              <!-- No key: it would end this call for somebody who means the one that they are on. -->
              <button
                type="button"
                matButton="tonal"
                [disabled]="commands.underWay() !== null"
                disabledInteractive
                [attr.aria-label]="'End the call of ' + call.customer + ' and ' + call.other"
                (click)="end(call.view)"
              >
                <baton-icon name="end" />
                End call
              </button>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    section:focus {
      outline: none;
    }
    h2 {
      margin: 0 0 0.25rem;
      font-size: 1rem;
    }
    button {
      --mat-button-tonal-label-text-color: var(--danger);
    }
  `,
})
export class HandedOutCalls {
  private readonly feed = inject(CallFeed);
  protected readonly commands = inject(CallCommands);

  protected readonly calls = computed(() =>
    this.feed.handedOut().map((view) => {
      const owner = view.parties.find(({ role }) => role === 'owner');
      return {
        view,
        customer: phoneNumberText(view.customer.number),
        other: owner ? partyName(owner.agent) : 'an outside number',
        since: owner?.since ?? view.stateSince,
      };
    }),
  );

  protected end(view: CallView): void {
    if (this.commands.underWay() === null) void this.commands.run(view, 'end');
  }
}
