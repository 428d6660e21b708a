import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SetPresence } from '@baton/shared-types';
import { Remaining } from '../display/remaining';
import { Notices } from '../notices/notices';
import { KeyCap } from '../shortcuts/key-cap';
import { Shortcut } from '../shortcuts/shortcut';
import { Microphone } from '../softphone/microphone';
import { microphoneTrouble } from '../softphone/telephone-words';
import { Agents } from './agents';
import { myAwayReason, presenceLabel } from './presence-words';

/** The signed-in agent's own presence, the reason for it, and the button that changes it. */
@Component({
  selector: 'baton-presence-switch',
  imports: [KeyCap, MatButton, Remaining, Shortcut],
  templateUrl: './presence-switch.html',
  styleUrl: './presence-switch.css',
})
export class PresenceSwitch {
  private readonly agents = inject(Agents);
  private readonly microphone = inject(Microphone);
  private readonly notices = inject(Notices);

  protected readonly isChanging = this.agents.isChangingPresence;
  protected readonly presence = computed(() => this.agents.me()?.presence ?? 'offline');
  protected readonly label = computed(() => presenceLabel(this.presence()));
  protected readonly reason = computed(() =>
    this.presence() === 'away' ? myAwayReason(this.agents.me()?.awayReason ?? null) : '',
  );
  protected readonly wrapUpUntil = computed(() =>
    this.presence() === 'wrap-up' ? (this.agents.me()?.wrapUpUntil ?? null) : null,
  );
  /** What the button would change the presence to; null while a call decides it. */
  protected readonly wish = computed<SetPresence['presence'] | null>(() => {
    switch (this.presence()) {
      case 'available':
        return 'away';
      case 'wrap-up':
      case 'away':
      case 'offline':
        return 'available';
      case 'ringing':
      case 'on-call':
        return null;
    }
  });

  protected readonly button = computed(() => {
    if (this.presence() === 'wrap-up') return 'End wrap-up';
    return this.wish() === 'available' ? 'Set to available' : 'Set to away';
  });

  protected async change(wish: SetPresence['presence']): Promise<void> {
    // A call that cannot be answered must not be offered.
    if (wish === 'available' && !(await this.microphone.prepare())) {
      const trouble = microphoneTrouble(this.microphone.status());
      if (trouble) this.notices.announce(trouble, 'assertive');
      return;
    }
    await this.agents.setMyPresence({ presence: wish });
  }
}
