import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallView } from '@baton/shared-types';
import { Elapsed } from '../display/elapsed';
import { phoneNumberText } from '../display/phone-number';
import { KeyCap } from '../shortcuts/key-cap';
import { Shortcut } from '../shortcuts/shortcut';
import { Microphone } from '../softphone/microphone';
import { type Ring, Telephone } from '../softphone/telephone';
import { OpenRequest } from '../requests/open-request';
import { Icon } from '../theme/icon';
import { WrapUpNote } from '../wrap-up/wrap-up-note';
import { purposeNow, ringWords } from '../call-words/ring-words';

/** A call that rings in this browser. */
@Component({
  selector: 'baton-ringing-call',
  imports: [Elapsed, Icon, KeyCap, MatButton, OpenRequest, Shortcut, WrapUpNote],
  templateUrl: './ringing-call.html',
  styleUrl: './ringing-call.css',
})
export class RingingCall {
  private readonly microphone = inject(Microphone);
  protected readonly telephone = inject(Telephone);

  readonly ring = input.required<Ring>();
  /** The desk's view of the same call, once it is there. */
  readonly view = input.required<CallView | null>();

  protected readonly words = computed(() => {
    return ringWords(
      purposeNow(this.ring().purpose, this.view()),
      this.view()?.transfer?.fromName ?? null,
      this.view(),
    );
  });
  protected readonly number = computed(() => {
    const view = this.view();
    return view ? phoneNumberText(view.customer.number) : 'Customer';
  });

  protected accept(): void {
    // A call that comes back answers itself as soon as there is a microphone.
    if (this.ring().purpose === 'recall') void this.microphone.prepare();
    else this.telephone.accept();
  }
}
