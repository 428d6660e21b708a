import { computed, DestroyRef, DOCUMENT, inject, Service, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { type TransferMode, transferModeSchema } from '@baton/shared-types';
import { firstValueFrom } from 'rxjs';
import { Talk } from '../call-state/talk';
import { Telephone } from '../softphone/telephone';
import { WrapUps } from '../call-state/wrap-ups';
import { type LeavingAnswer, type LeavingMatter, LeavingQuestion } from './leaving-question';

/** Asks an agent who is about to leave what should happen to their customer. */
@Service()
export class Leaving {
  private readonly dialog = inject(MatDialog);
  private readonly talk = inject(Talk);
  private readonly telephone = inject(Telephone);
  private readonly wrapUps = inject(WrapUps);

  /**
   * The call that goes with this tab: it carries it, or it is the one to which the desk calls the
   * agent back.
   */
  readonly call = computed(() => {
    const view = this.talk.view();
    const isCarriedHere = this.telephone.line()?.callId === view?.id || view?.myRole === 'lost';
    return isCarriedHere ? view : null;
  });
  /** The ways to hand that call over first. */
  readonly ways = computed<readonly TransferMode[]>(() => {
    const actions = this.call()?.availableActions ?? [];
    return transferModeSchema.options.filter((way) => actions.includes(way));
  });
  /** Counts the wishes to hand the call over first. */
  readonly handOverWanted = signal(0);

  constructor() {
    // The browser asks in words of its own, and only in a call: it takes no others, and nobody
    // wants to be asked each time.
    const window = inject(DOCUMENT).defaultView;
    const ask = (event: BeforeUnloadEvent) => {
      if (this.call()) event.preventDefault();
    };
    window?.addEventListener('beforeunload', ask);
    inject(DestroyRef).onDestroy(() => window?.removeEventListener('beforeunload', ask));
  }

  /**
   * Whether the agent may go: nothing is lost by it, or they want it anyway.
   * `focusAfterwards` is a CSS selector.
   */
  async mayGo(focusAfterwards: string): Promise<boolean> {
    if (!this.call() && !this.wrapUps.hasUnsaved()) return true;
    const question = this.dialog.open<LeavingQuestion, LeavingMatter, LeavingAnswer>(
      LeavingQuestion,
      {
        data: {
          call: this.call,
          mayHandOver: computed(() => this.ways().length > 0),
          hasUnsavedNote: this.wrapUps.hasUnsaved,
        },
        role: 'alertdialog',
        width: '30rem',
        maxWidth: '95vw',
        ariaLabelledBy: 'leaving-title',
        ariaDescribedBy: 'leaving-text',
        autoFocus: '[data-stay]',
        restoreFocus: focusAfterwards,
      },
    );
    const answer = await firstValueFrom(question.afterClosed());
    if (answer === 'hand-over') this.handOverWanted.update((times) => times + 1);
    return answer === 'go';
  }
}
