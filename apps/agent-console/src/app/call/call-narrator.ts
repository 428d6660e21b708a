import { computed, effect, inject, Service, untracked } from '@angular/core';
import { Notices } from '../notices/notices';
import { CustomerRequests } from '../requests/customer-requests';
import { openText } from '../requests/request-words';
import { SignedIn } from '../session/signed-in';
import { type RingOver, Telephone } from '../softphone/telephone';
import { transferProgress, transferResult } from '../transfer/transfer-words';
import { CallFeed } from '../call-state/call-feed';
import { isAskedToJoin, myParty } from '../call-words/call-roles';
import { endWords } from '../call-words/end-words';
import { missedWords } from '../call-words/missed-words';
import { rememberLeg } from '../call-state/last-leg';
import { lineSituation, situationWords } from './lost-line';
import { purposeNow, ringWords } from '../call-words/ring-words';

/** How long the desk may take to say why a ring has stopped. */
const explainedWithinMs = 1_500;

/** Tells what happens to the call to those who do not see it. */
@Service()
export class CallNarrator {
  private readonly feed = inject(CallFeed);
  private readonly notices = inject(Notices);
  private readonly requests = inject(CustomerRequests);
  private readonly signedIn = inject(SignedIn);
  private readonly telephone = inject(Telephone);

  private readonly agentId = computed(() => this.signedIn.agent()?.id ?? '');
  private readonly callSentence = computed(() => {
    const view = this.feed.current();
    if (!view || isAskedToJoin(view)) return null;
    const { headline, explanation } = situationWords(
      lineSituation(view, this.agentId(), this.telephone),
    );
    // Where nothing can be pressed, it is the explanation that says what comes next.
    return view.availableActions.length > 0 ? `${headline}.` : `${headline}. ${explanation}`;
  });
  private readonly transferSentence = computed(() => {
    const view = this.feed.current();
    return view && !isAskedToJoin(view)
      ? (transferProgress(view) ?? transferResult(view, this.agentId())?.text ?? null)
      : null;
  });
  private readonly endSentence = computed(() => {
    const view = this.feed.ended();
    if (!view) return null;
    const { title, detail } = endWords(view, this.agentId());
    return `${title}. ${detail}`;
  });
  /** Only between two calls, when it is on the screen too. */
  private readonly requestsSentence = computed(() =>
    this.feed.current() || this.feed.ended() ? null : openText(this.requests.open()),
  );
  private readonly ringSentence = computed(() => {
    const ring = this.telephone.ring();
    if (!ring) return null;
    const view = this.feed.viewOf(ring.callId);
    const purpose = purposeNow(ring.purpose, view);
    return `${ringWords(purpose, view?.transfer?.fromName ?? null, view).headline}.`;
  });

  constructor() {
    const sentences = [
      this.callSentence,
      this.transferSentence,
      this.endSentence,
      this.requestsSentence,
    ];
    for (const sentence of sentences) {
      effect(() => this.tell(sentence(), 'polite'));
    }
    effect(() => this.tell(this.ringSentence(), 'assertive'));
    effect(() => {
      const line = this.telephone.line();
      if (line) rememberLeg(line);
    });
    effect(() => {
      const over = this.telephone.ringOver();
      if (over?.because === 'withdrawn') setTimeout(() => this.explain(over), explainedWithinMs);
    });
  }

  private tell(sentence: string | null, politeness: 'polite' | 'assertive'): void {
    if (sentence) untracked(() => this.notices.announce(sentence, politeness));
  }

  /** Says why a ring stopped that this browser neither accepted nor declined. */
  private explain({ ring }: RingOver): void {
    const view = this.feed.viewOf(ring.callId);
    const party = view && myParty(view, this.agentId());
    if (party?.legId === ring.legId && party.status === 'on-call') {
      this.notices.show('news', 'You answered this call in another tab or window.');
      return;
    }
    const missed = view && missedWords(view);
    if (!missed) {
      this.notices.show('news', 'This call no longer rings here.');
      return;
    }
    // Whose call it was is to be read also by somebody who was not looking: until the next one is
    // there.
    this.notices.show('news', missed, {
      stays: true,
      holds: () => this.telephone.ring() === null && this.feed.current() === null,
    });
  }
}
