import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  callViewSchema,
  currentCallSchema,
  type CallView,
  type StartTransfer,
  type WrapUp,
} from '@baton/shared-types';
import { firstValueFrom, map } from 'rxjs';

/** What can be asked about one call without a transfer. */
export type PlainAction = 'hold' | 'resume' | 'end' | 'leave';

/** The desk's routes about calls. */
@Service()
export class CallApi {
  private readonly http = inject(HttpClient);

  async current(): Promise<CallView | null> {
    const { call } = await firstValueFrom(
      this.http.get('/api/calls/current').pipe(map((answer) => currentCallSchema.parse(answer))),
    );
    return call;
  }

  read(callId: string): Promise<CallView> {
    return firstValueFrom(
      this.http.get(`/api/calls/${callId}`).pipe(map((answer) => callViewSchema.parse(answer))),
    );
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

  /** Keeps what the call came to. */
  wrapUp(callId: string, wrapUp: WrapUp): Promise<CallView> {
    return firstValueFrom(
      this.http
        .put(`/api/calls/${callId}/wrap-up`, wrapUp)
        .pipe(map((answer) => callViewSchema.parse(answer))),
    );
  }

  /** Tells the desk that this browser rings, so that colleagues see it. */
  async tellRinging({ callId, legId }: { callId: string; legId: string }): Promise<void> {
    await firstValueFrom(this.http.post(`/api/calls/${callId}/legs/${legId}/ringing`, {}));
  }

  private post(url: string, body: object): Promise<CallView> {
    return firstValueFrom(
      this.http.post(url, body).pipe(map((answer) => callViewSchema.parse(answer))),
    );
  }
}
