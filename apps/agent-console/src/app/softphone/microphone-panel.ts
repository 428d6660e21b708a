import { Component, computed, DestroyRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notices } from '../notices/notices';
import { LevelMeter } from './level-meter';
import { Microphone } from './microphone';
import { Telephone } from './telephone';
import { microphoneTrouble, registrationText } from './telephone-words';

/** The agent's equipment: whether the telephone is ready, and a check of the microphone. */
@Component({
  selector: 'baton-microphone-panel',
  imports: [LevelMeter, MatButton],
  templateUrl: './microphone-panel.html',
  styleUrl: './microphone-panel.css',
})
export class MicrophonePanel {
  private readonly notices = inject(Notices);
  protected readonly microphone = inject(Microphone);
  protected readonly telephone = inject(Telephone);

  protected readonly registration = computed(() =>
    registrationText(this.telephone.registration(), this.telephone.fault()),
  );
  protected readonly trouble = computed(() => microphoneTrouble(this.microphone.status()));
  protected readonly button = computed(() => {
    if (this.microphone.isChecking()) return 'Stop check';
    return this.trouble() ? 'Try again' : 'Check microphone';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.microphone.endCheck());
  }

  /** Tells the agent when the device that they have chosen cannot be used. */
  protected async settle(change: Promise<void>): Promise<void> {
    try {
      await change;
    } catch {
      // Rejected by the browser: the device is gone, taken by another program, or not for this
      // page.
      this.notices.show(
        'trouble',
        'This device does not work. Plug it in again, or choose another one.',
      );
    }
  }

  protected toggleCheck(): void {
    if (this.microphone.isChecking()) this.microphone.endCheck();
    else void this.microphone.startCheck();
  }
}
