import { Component, computed, DestroyRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
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
  protected readonly microphone = inject(Microphone);
  protected readonly telephone = inject(Telephone);

  protected readonly registration = computed(() =>
    registrationText(this.telephone.registration(), this.telephone.fault()),
  );
  protected readonly trouble = computed(() => microphoneTrouble(this.microphone.status()));
  protected readonly button = computed(() => {
    if (this.microphone.isChecking()) return 'Stop the check';
    return this.trouble() ? 'Try again' : 'Check microphone';
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.microphone.endCheck());
  }

  protected toggleCheck(): void {
    if (this.microphone.isChecking()) this.microphone.endCheck();
    else void this.microphone.startCheck();
  }
}
