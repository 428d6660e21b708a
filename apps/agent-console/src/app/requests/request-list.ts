import { isPhoneNumber } from '@baton/shared-types';
import { Component, computed, inject } from '@angular/core';
import { Clock } from '../display/clock';
import { KeepsFocus } from '../display/keeps-focus';
import { phoneNumberText } from '../display/phone-number';
import { CustomerRequests } from './customer-requests';
import { RequestActions } from './request-actions';
import { messagesOf, timesText, whenText } from './request-words';
import { VoicemailPlayer } from './voicemail-player';

/** What customers have left for the desk to see to: wishes to be called back, and messages. */
@Component({
  selector: 'baton-request-list',
  imports: [KeepsFocus, RequestActions, VoicemailPlayer],
  templateUrl: './request-list.html',
  styleUrl: './request-list.css',
})
export class RequestList {
  private readonly clock = inject(Clock);
  protected readonly requests = inject(CustomerRequests);

  /** The current day. It changes once a day, so the view is not computed again each second. */
  private readonly today = computed(() => new Date(this.clock.now()).setHours(0, 0, 0, 0));
  protected readonly groups = computed(() => {
    const shown = this.requests.open().map((request) => ({
      request,
      number: phoneNumberText(request.customerNumber),
      canBeDialed: isPhoneNumber(request.customerNumber),
      when: whenText(request.at, this.today()),
      times: timesText(request),
      messages: messagesOf(request, this.today()),
    }));
    return [
      { title: 'Callbacks', of: shown.filter(({ request }) => request.kind === 'callback') },
      { title: 'Messages', of: shown.filter(({ request }) => request.kind === 'voicemail') },
    ].filter(({ of }) => of.length > 0);
  });
}
