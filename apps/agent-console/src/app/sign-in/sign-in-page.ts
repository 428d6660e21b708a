import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { deskViewSchema } from '@baton/shared-types';
import { Avatar } from '../agents/avatar';
import { phoneNumberText } from '../display/phone-number';
import { problemText } from '../notices/problem-text';
import { Logo } from '../theme/logo';
import { SignedIn } from '../session/signed-in';

/**
 * The page on which an agent says who they are: demo agents by a choice, others with a password.
 */
@Component({
  selector: 'baton-sign-in-page',
  imports: [Avatar, Logo, MatButton],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);

  /** The agent that the address names: `/sign-in?agent=agent1`. */
  readonly agent = input<string>();

  protected readonly desk = httpResource(() => '/api/desk', {
    parse: (answer) => deskViewSchema.parse(answer),
  });
  protected readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));
  protected readonly number = computed(() => phoneNumberText(this.view()?.number ?? ''));
  protected readonly deskError = computed(() => {
    const error = this.desk.error();
    return error ? problemText(error) : null;
  });

  protected readonly chosen = linkedSignal(() => {
    const agents = this.view()?.demoAgents ?? [];
    return (agents.find(({ id }) => id === this.agent()) ?? agents[0])?.id ?? this.agent() ?? '';
  });
  protected readonly password = signal('');
  protected readonly isSigningIn = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async signIn(event: Event): Promise<void> {
    event.preventDefault();
    this.isSigningIn.set(true);
    this.failure.set(null);
    try {
      const password = this.password();
      await this.signedIn.signIn({ agentId: this.chosen(), ...(password && { password }) });
      await this.router.navigateByUrl('/');
    } catch (error) {
      this.failure.set(problemText(error));
    } finally {
      this.isSigningIn.set(false);
    }
  }
}
