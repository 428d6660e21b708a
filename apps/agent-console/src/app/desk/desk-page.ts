import { Component, computed, inject } from '@angular/core';
import { ColleagueList } from '../agents/colleague-list';
import { PresenceSwitch } from '../agents/presence-switch';
import { ActiveCall } from '../call/active-call';
import { CallFeed } from '../call/call-feed';
import { CallNarrator } from '../call/call-narrator';
import { isAskedToJoin } from '../call/call-roles';
import { EndedCall } from '../call/ended-call';
import { RecallAnswer } from '../call/recall-answer';
import { RingingCall } from '../call/ringing-call';
import { NoticeList } from '../notices/notice-list';
import { RequestList } from '../requests/request-list';
import { Shift } from '../session/shift';
import { SignedIn } from '../session/signed-in';
import { MicrophonePanel } from '../softphone/microphone-panel';
import { Telephone } from '../softphone/telephone';
import { DeskHeader } from './desk-header';
import { IdleCard } from './idle-card';
import { KeepsFocus } from './keeps-focus';
import { Troubles } from './troubles';

/** The page on which agents work all day. */
@Component({
  selector: 'baton-desk-page',
  imports: [
    ActiveCall,
    ColleagueList,
    DeskHeader,
    EndedCall,
    IdleCard,
    KeepsFocus,
    MicrophonePanel,
    NoticeList,
    PresenceSwitch,
    RequestList,
    RingingCall,
    Troubles,
  ],
  templateUrl: './desk-page.html',
  styleUrl: './desk-page.css',
})
export class DeskPage {
  protected readonly feed = inject(CallFeed);
  private readonly signedIn = inject(SignedIn);
  private readonly telephone = inject(Telephone);

  protected readonly agentId = computed(() => this.signedIn.agent()?.id ?? '');
  protected readonly ring = this.telephone.ring;
  protected readonly ringView = computed(() => {
    const view = this.feed.current();
    return view?.id === this.ring()?.callId ? view : null;
  });
  /** The call that this agent is on; one that they have only been asked to join is a ring. */
  protected readonly activeView = computed(() => {
    const view = this.feed.current();
    if (!view) return null;
    return isAskedToJoin(view) && this.telephone.line() === null ? null : view;
  });

  protected readonly isIdle = computed(
    () => !this.ring() && !this.activeView() && !this.feed.ended() && !this.feed.isLoading(),
  );

  constructor() {
    inject(Shift);
    inject(RecallAnswer);
    inject(CallNarrator);
  }
}
