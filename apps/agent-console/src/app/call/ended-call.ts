import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallView } from '@baton/shared-types';
import { durationText } from '../desk/duration';
import { phoneNumberText } from '../desk/phone-number';
import { Icon } from '../theme/icon';
import { CallFeed } from './call-feed';
import { endOf, endWords } from './end-words';

/** How the last call ended for this agent. */
@Component({
  selector: 'baton-ended-call',
  imports: [Icon, MatButton],
  template: `
    <section class="card ended" [class]="end()" aria-labelledby="end-title">
      <span class="seal"><baton-icon [name]="isPassedOn() ? 'complete' : 'end'" /></span>
      <h1 id="end-title">{{ words().title }}</h1>
      <p>{{ words().detail }}</p>
      <dl>
        <div>
          <dt>Customer</dt>
          <dd>{{ number() }}</dd>
        </div>
        <div>
          <dt>Length of the call</dt>
          <dd>{{ length() }}</dd>
        </div>
      </dl>
      @if (end() !== 'handing-over') {
        <button type="button" matButton="filled" (click)="feed.dismiss(view().id)">Done</button>
      }
    </section>
  `,
  styleUrl: './ended-call.css',
})
export class EndedCall {
  protected readonly feed = inject(CallFeed);
  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();

  private readonly leaver = computed(() => this.feed.leaverOf(this.view().id, this.agentId()));
  protected readonly end = computed(() => endOf(this.view(), this.leaver()));
  protected readonly words = computed(() => endWords(this.view(), this.leaver()));
  protected readonly number = computed(() => phoneNumberText(this.view().customer.number));
  protected readonly length = computed(() => {
    const { startedAt, endedAt, stateSince, transfer } = this.view();
    const until = endedAt ?? transfer?.endedAt ?? stateSince;
    return durationText(Date.parse(until) - Date.parse(startedAt));
  });
  protected readonly isPassedOn = computed(() =>
    ['handed-over', 'handing-over', 'put-back'].includes(this.end()),
  );
}
