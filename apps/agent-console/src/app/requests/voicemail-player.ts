import { Component, inject, input, type OnDestroy, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Notices } from '../notices/notices';
import { Icon } from '../theme/icon';
import { RequestsApi } from '../desk-api/requests-api';

/** Plays the message that a customer has left. */
@Component({
  selector: 'baton-voicemail-player',
  imports: [Icon, MatButton],
  template: `
    @if (sound(); as sound) {
      <audio controls autoplay [src]="sound" [attr.aria-label]="'Message from ' + from()"></audio>
    } @else {
      <button
        type="button"
        matButton="tonal"
        [attr.aria-label]="'Listen to the message from ' + from()"
        [disabled]="isFetching()"
        disabledInteractive
        (click)="fetch()"
      >
        <baton-icon name="resume" /> Listen
      </button>
    }
  `,
  styles: `
    audio {
      display: block;
      width: 16rem;
      max-width: 100%;
      height: 2.5rem;
    }
  `,
})
export class VoicemailPlayer implements OnDestroy {
  private readonly api = inject(RequestsApi);
  private readonly notices = inject(Notices);

  readonly callId = input.required<string>();
  readonly from = input.required<string>();

  protected readonly isFetching = signal(false);
  /** The address of the message in this browser. */
  protected readonly sound = signal<string | null>(null);
  private isGone = false;

  ngOnDestroy(): void {
    this.isGone = true;
    const sound = this.sound();
    if (sound !== null) URL.revokeObjectURL(sound);
  }

  protected async fetch(): Promise<void> {
    if (this.isFetching()) return;
    this.isFetching.set(true);
    try {
      const recording = await this.api.recording(this.callId());
      // A call may ring by now; nobody wants to hear a message over it.
      if (!this.isGone) this.sound.set(URL.createObjectURL(recording));
    } catch (error) {
      this.notices.showFailure(error);
    } finally {
      this.isFetching.set(false);
    }
  }
}
