import { Component, computed, inject } from '@angular/core';
import { ColleagueList } from '../agents/colleague-list';
import { PresenceSwitch } from '../agents/presence-switch';
import { ActiveCall } from '../call/active-call';
import { CallFeed } from '../call-state/call-feed';
import { CallNarrator } from '../call/call-narrator';
import { EndedCall } from '../call/ended-call';
import { HandedOutCalls } from '../call/handed-out-calls';
import { RecallAnswer } from '../call/recall-answer';
import { RingingCall } from '../call/ringing-call';
import { Talk } from '../call-state/talk';
import { NoticeList } from '../notices/notice-list';
import { QueuePlea } from '../queue/queue-plea';
import { RequestList } from '../requests/request-list';
import { Shift } from './shift';
import { SignedIn } from '../session/signed-in';
import { MicrophonePanel } from '../softphone/microphone-panel';
import { Telephone } from '../softphone/telephone';
import { WrapUps } from '../call-state/wrap-ups';
import { DeskHeader } from './desk-header';
import { IdleCard } from './idle-card';
import { KeepsFocus } from '../display/keeps-focus';
import { Troubles } from './troubles';

/** The page on which agents work all day. */
@Component({
  selector: 'baton-desk-page',
  imports: [
    ActiveCall,
    ColleagueList,
    DeskHeader,
    EndedCall,
    HandedOutCalls,
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
  protected readonly wrapUps = inject(WrapUps);

  protected readonly agentId = computed(() => this.signedIn.agent()?.id ?? '');
  /** At most one; each new ring is another card, so that nobody answers it for the one before. */
  protected readonly rings = computed(() => {
    const ring = this.telephone.ring();
    return ring ? [ring] : [];
  });
  protected readonly ringView = computed(() => {
    const view = this.feed.current();
    return view?.id === this.telephone.ring()?.callId ? view : null;
  });
  protected readonly activeView = inject(Talk).view;

  protected readonly isBusy = computed(
    () => this.telephone.ring() !== null || this.activeView() !== null,
  );
  protected readonly isIdle = computed(
    () => !this.isBusy() && this.wrapUps.open().length === 0 && !this.feed.isLoading(),
  );

  constructor() {
    inject(Shift);
    inject(RecallAnswer);
    inject(CallNarrator);
    inject(QueuePlea);
  }
}
