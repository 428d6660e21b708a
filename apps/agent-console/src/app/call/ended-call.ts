import { Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallView } from '@baton/shared-types';
import { Agents } from '../agents/agents';
import { durationText } from '../display/duration';
import { phoneNumberText } from '../display/phone-number';
import { Remaining } from '../display/remaining';
import { OpenRequest } from '../requests/open-request';
import { Icon } from '../theme/icon';
import { WrapUpForm } from '../wrap-up/wrap-up-form';
import { CallFeed } from '../call-state/call-feed';
import { endWords, isPassedOn } from '../call-words/end-words';

/** How a call ended for this agent, and what they note about it. */
@Component({
  selector: 'baton-ended-call',
  imports: [Icon, MatButton, OpenRequest, Remaining, WrapUpForm],
  template: `
    <section
      class="card moment"
      [class]="end()"
      [class.aside]="isAside()"
      [attr.aria-labelledby]="'end-title-' + view().id"
    >
      @if (isAside()) {
        <h2 [id]="'end-title-' + view().id">Earlier call: {{ words().title }}</h2>
      } @else {
        <span class="seal"><baton-icon [name]="isPassedOn() ? 'complete' : 'end'" /></span>
        <h1 [id]="'end-title-' + view().id">{{ words().title }}</h1>
        <p>{{ words().detail }}</p>
      }
      <dl>
        <div>
          <dt>Customer</dt>
          <dd>{{ number() }}</dd>
        </div>
        <div>
          <dt>Call length</dt>
          <dd>{{ length() }}</dd>
        </div>
      </dl>
      @if (end() !== 'handing-over') {
        <baton-open-request [number]="view().customer.number" [mayFinish]="true" />
        <baton-wrap-up-form [view]="view()" [isAside]="isAside()" />
        <button type="button" matButton="filled" (click)="finish()">Done</button>
        @if (wrapUpUntil(); as until) {
          <p class="until">Next call possible in <baton-remaining [until]="until" />.</p>
        }
      }
    </section>
  `,
  styleUrl: './ended-call.css',
})
export class EndedCall {
  private readonly agents = inject(Agents);
  private readonly feed = inject(CallFeed);
  private readonly form = viewChild(WrapUpForm);

  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();
  /** Whether something else comes first: a call that rings, or one that goes on. */
  readonly isAside = input(false);

  protected readonly end = computed(() => this.view().myEnd?.kind);
  protected readonly words = computed(() => endWords(this.view(), this.agentId()));
  protected readonly number = computed(() => phoneNumberText(this.view().customer.number));
  protected readonly length = computed(() => {
    const { startedAt, endedAt, stateSince, transfer } = this.view();
    const until = endedAt ?? transfer?.endedAt ?? stateSince;
    return durationText(Date.parse(until) - Date.parse(startedAt));
  });
  protected readonly isPassedOn = computed(() => isPassedOn(this.view()));
  protected readonly wrapUpUntil = computed(() => this.agents.me()?.wrapUpUntil ?? null);

  /** Puts the call aside, once nothing that was written about it can be lost. */
  protected async finish(): Promise<void> {
    const form = this.form();
    if (!form || (await form.settle())) this.feed.dismiss(this.view().id);
  }
}
