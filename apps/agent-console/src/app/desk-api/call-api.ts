import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  callViewSchema,
  type CurrentCall,
  currentCallSchema,
  type CallView,
  type StartTransfer,
  type WrapUp,
} from '@baton/shared-types';
import { firstValueFrom, type Observable, timeout } from 'rxjs';

/**
 * A process of the desk may stand still: nobody waits for it as long as their browser would, in ms.
 * One that gives up its database has said so by then.
 */
const answerTimeoutMs = 7_000;

/** What can be asked about one call without a transfer. */
export type PlainAction = 'hold' | 'resume' | 'end' | 'leave';

/** The desk's routes about calls. */
@Service()
export class CallApi {
  private readonly http = inject(HttpClient);

  async current(): Promise<CurrentCall> {
    return currentCallSchema.parse(await inTime(this.http.get('/api/calls/current')));
  }

  read(callId: string): Promise<CallView> {
    return viewFrom(this.http.get(`/api/calls/${callId}`));
  }

  act(callId: string, action: PlainAction): Promise<CallView> {
    return this.post(`/api/calls/${callId}/${action}`, {});
  }

  transfer(callId: string, request: StartTransfer): Promise<CallView> {
    return this.post(`/api/calls/${callId}/transfers`, request);
  }

  settle(
    { callId, transferId }: { readonly callId: string; readonly transferId: string },
    action: 'complete' | 'cancel' | 'merge' | 'swap',
  ): Promise<CallView> {
    return this.post(`/api/calls/${callId}/transfers/${transferId}/${action}`, {});
  }

  /** Saves the outcome of the call. */
  wrapUp(callId: string, wrapUp: WrapUp): Promise<CallView> {
    return viewFrom(this.http.put(`/api/calls/${callId}/wrap-up`, wrapUp));
  }

  /** Tells the desk that this browser rings, so that colleagues see it. */
  async tellRinging({ callId, legId }: { callId: string; legId: string }): Promise<void> {
    await inTime(this.http.post(`/api/calls/${callId}/legs/${legId}/ringing`, {}));
  }

  private post(url: string, body: object): Promise<CallView> {
    return viewFrom(this.http.post(url, body));
  }
}

/** Rejects with rxjs's `TimeoutError` when the desk does not answer in time. */
const inTime = (answer: Observable<unknown>): Promise<unknown> =>
  firstValueFrom(answer.pipe(timeout(answerTimeoutMs)));

const viewFrom = (answer: Observable<unknown>): Promise<CallView> =>
  inTime(answer).then((view) => callViewSchema.parse(view));
