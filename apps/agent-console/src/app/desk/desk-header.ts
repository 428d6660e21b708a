import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenuModule } from '@angular/material/menu';
import { Router } from '@angular/router';
import { Avatar } from '../agents/avatar';
import { Agents } from '../agents/agents';
import { Leaving } from '../call/leaving';
import { Notices } from '../notices/notices';
import { SignOutEverywhere } from '../sign-in/sign-out-everywhere';
import { QueueStatus } from '../queue/queue-status';
import { SignedIn } from '../session/signed-in';
import { Shortcut } from '../shortcuts/shortcut';
import { ShortcutHelp } from '../shortcuts/shortcut-help';
import { Icon } from '../theme/icon';
import { Logo } from '../theme/logo';
import { Theme, type ThemeChoice } from '../theme/theme';
import { WrapUps } from '../call-state/wrap-ups';
import { DeskFacts } from '../session/desk-facts';
import { phoneNumberText } from '../display/phone-number';

/** The bar above the desk: its number, the help, the theme, and who is signed in. */
@Component({
  selector: 'baton-desk-header',
  imports: [Avatar, Icon, Logo, MatButton, MatIconButton, MatMenuModule, QueueStatus, Shortcut],
  templateUrl: './desk-header.html',
  styleUrl: './desk-header.css',
})
export class DeskHeader {
  private readonly desk = inject(DeskFacts);
  private readonly dialog = inject(MatDialog);
  private readonly leaving = inject(Leaving);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  private readonly wrapUps = inject(WrapUps);
  protected readonly agents = inject(Agents);
  protected readonly theme = inject(Theme);

  protected readonly number = computed(() => {
    const number = this.desk.number();
    return number === null ? '' : phoneNumberText(number);
  });
  protected readonly themeIcon = computed(() => this.theme.choice());
  protected readonly themeLabel = computed(() => `Theme: ${themeText(this.theme.choice())}`);

  protected showHelp(): void {
    this.dialog.open(ShortcutHelp, { width: '42rem', maxWidth: '95vw' });
  }

  protected async signOut(): Promise<void> {
    if (!(await this.leaving.mayGo('.account'))) return;
    const agentId = this.signedIn.agent()?.id;
    if (agentId !== undefined) this.wrapUps.discardAll(agentId);
    try {
      await this.signedIn.signOut();
    } catch (error) {
      // The desk could not be told; it finds out by the missing heartbeat.
      this.notices.showFailure(error);
    }
    await this.router.navigateByUrl('/sign-in');
  }

  protected signOutEverywhere(): void {
    const dialog = this.dialog.open<SignOutEverywhere, never, true>(SignOutEverywhere, {
      width: '32rem',
      maxWidth: '95vw',
    });
    dialog.afterClosed().subscribe((isSure) => isSure && void this.leaveEverywhere());
  }

  private async leaveEverywhere(): Promise<void> {
    const agentId = this.signedIn.agent()?.id;
    try {
      await this.signedIn.signOutEverywhere();
    } catch (error) {
      // Nothing has ended elsewhere: the agent stays, and tries again.
      this.notices.showFailure(error);
      return;
    }
    if (agentId !== undefined) this.wrapUps.discardAll(agentId);
    await this.router.navigateByUrl('/sign-in');
  }
}

function themeText(choice: ThemeChoice): string {
  switch (choice) {
    case 'system':
      return 'same as system';
    case 'light':
      return 'light';
    case 'dark':
      return 'dark';
  }
}
