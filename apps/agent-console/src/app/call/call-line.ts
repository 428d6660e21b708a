import { Component, computed, input } from '@angular/core';
import type { CallView } from '@baton/shared-types';
import { Elapsed } from '../display/elapsed';
import { phoneNumberText } from '../display/phone-number';
import { Icon } from '../theme/icon';
import { Avatar } from '../agents/avatar';
import { linkedAgents } from '../call-state/linked-agents';

/**
 * The people of a call and what joins them: a whole bar hears each other, a broken one does not.
 */
@Component({
  selector: 'baton-call-line',
  imports: [Avatar, Elapsed, Icon],
  templateUrl: './call-line.html',
  styleUrl: './call-line.css',
})
export class CallLine {
  readonly view = input.required<CallView>();
  readonly agentId = input.required<string>();

  protected readonly number = computed(() => phoneNumberText(this.view().customer.number));
  protected readonly customer = computed(() => {
    const { customer } = this.view();
    switch (customer.hears) {
      case 'people':
        return { status: 'On the line', link: 'talking' };
      case 'hold-music':
        return { status: 'On hold', link: 'held' };
      case 'wait-music':
        return { status: 'Waiting with music', link: 'held' };
      case 'announcement':
        return { status: 'Hears an announcement', link: 'held' };
      case 'nothing':
        return { status: 'Not on the line', link: 'none' };
    }
  });
  protected readonly agents = computed(() => linkedAgents(this.view(), this.agentId()));
}
