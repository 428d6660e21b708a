import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { LiveConnection } from '../live/live-connection';
import { Notices } from '../notices/notices';
import { SignedIn } from '../session/signed-in';
import { Microphone } from '../softphone/microphone';
import { Softphone } from '../softphone/softphone';
import { Telephone } from '../softphone/telephone';
import { faultText, microphoneTrouble } from '../softphone/telephone-words';
import { Icon } from '../theme/icon';

/** What keeps the console from working, each with what still works and what helps. */
@Component({
  selector: 'baton-troubles',
  imports: [Icon, MatButton],
  templateUrl: './troubles.html',
  styleUrl: './troubles.css',
})
export class Troubles {
  private readonly live = inject(LiveConnection);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly softphone = inject(Softphone);
  private readonly telephone = inject(Telephone);
  protected readonly microphone = inject(Microphone);
  protected readonly signedIn = inject(SignedIn);

  protected readonly session = computed(() => {
    if (!this.signedIn.hasExpired()) return null;
    return this.telephone.line()
      ? 'Your session has ended. Your customer is still on the line. Sign in now to get them back.'
      : 'Your session has ended. Sign in to get calls again.';
  });
  protected readonly connection = computed(() =>
    this.live.status() === 'lost' && !this.signedIn.hasExpired()
      ? this.withCall(
          'No connection to the server. Reconnecting…',
          'The buttons work again when the connection is back.',
        )
      : null,
  );
  protected readonly phone = computed(() => {
    if (this.softphone.cannotGetToken()) {
      return 'Your phone could not be authorized. Trying again. You get no calls until then.';
    }
    const fault = this.telephone.fault();
    if (fault) return faultText(fault);
    return this.telephone.registration() === 'reconnecting'
      ? 'Your phone is reconnecting. You get no calls until it is back.'
      : null;
  });
  protected readonly sound = computed(() => {
    const trouble = microphoneTrouble(this.microphone.status());
    // What keeps the page from calls at all is said once.
    return trouble === this.phone() ? null : trouble;
  });

  protected async signInAgain(): Promise<void> {
    const agent = this.signedIn.agent();
    if (!agent) return;
    try {
      await this.signedIn.signIn({ agentId: agent.id });
    } catch (error) {
      // Expected: the desk wants a password. The sign-in page asks for it, but leaving would hang
      // up.
      if (this.telephone.line()) this.notices.showFailure(error);
      else await this.leaveFor(agent.id);
    }
  }

  private async leaveFor(agentId: string): Promise<void> {
    this.signedIn.forget();
    await this.router.navigate(['/sign-in'], { queryParams: { agent: agentId } });
  }

  private withCall(sentence: string, whenBack: string): string {
    return this.telephone.line()?.status === 'open'
      ? `${sentence} You can still hear each other. ${whenBack}`
      : sentence;
  }
}
