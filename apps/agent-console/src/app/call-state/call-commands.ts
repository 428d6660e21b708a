import { inject, Service, signal } from '@angular/core';
import type { CallAction, CallView, StartTransfer, TransferMode } from '@baton/shared-types';
import { isConflict, isUnanswered } from '../notices/problem-text';
import { Notices } from '../notices/notices';
import type { ButtonAction } from '../call-words/action-words';
import { CallApi } from '../desk-api/call-api';
import { CallFeed } from './call-feed';

/** Actions that need nobody to be chosen first. */
export type DirectAction = Exclude<ButtonAction, TransferMode>;

/** Asks the desk for what the agent wants, and takes the view that it answers with. */
@Service()
export class CallCommands {
  private readonly api = inject(CallApi);
  private readonly feed = inject(CallFeed);
  private readonly notices = inject(Notices);

  /** The action that the desk has not answered yet. */
  readonly underWay = signal<CallAction | null>(null);

  run(view: CallView, action: DirectAction): Promise<boolean> {
    return this.ask(view.id, action, () => this.request(view, action));
  }

  startTransfer(view: CallView, request: StartTransfer): Promise<boolean> {
    return this.ask(view.id, request.mode, () => this.api.transfer(view.id, request));
  }

  private request(view: CallView, action: DirectAction): Promise<CallView> {
    switch (action) {
      case 'hold':
      case 'resume':
      case 'end':
      case 'leave':
        return this.api.act(view.id, action);
      case 'complete':
      case 'cancel':
      case 'merge':
      case 'swap':
        return this.api.settle({ callId: view.id, transferId: view.transfer?.id ?? '' }, action);
    }
  }

  private isShown(callId: string): boolean {
    return [this.feed.current(), ...this.feed.handedOut()].some((view) => view?.id === callId);
  }

  private async ask(
    callId: string,
    action: CallAction,
    request: () => Promise<CallView>,
  ): Promise<boolean> {
    if (this.underWay() !== null) return false;
    this.underWay.set(action);
    try {
      this.feed.receive(await request());
      return true;
    } catch (error) {
      this.notices.showFailure(error, { holds: () => this.isShown(callId) });
      // Somebody was faster, or it may be done: show what has become of the call.
      if (isConflict(error) || isUnanswered(error)) await this.feed.rereadCall(callId);
      return false;
    } finally {
      this.underWay.set(null);
    }
  }
}
