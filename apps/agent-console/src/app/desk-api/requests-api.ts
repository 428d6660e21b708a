import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  type CustomerRequest,
  customerRequestSchema,
  customerRequestsSchema,
} from '@baton/shared-types';
import { firstValueFrom, map } from 'rxjs';

/** The desk's routes about what customers have left for it. */
@Service()
export class RequestsApi {
  private readonly http = inject(HttpClient);

  list(): Promise<CustomerRequest[]> {
    return firstValueFrom(
      this.http.get('/api/requests').pipe(map((answer) => customerRequestsSchema.parse(answer))),
    );
  }

  /** Claims a request, gives it back, or says that it is done. */
  change(callId: string, what: 'claim' | 'release' | 'done'): Promise<CustomerRequest> {
    return firstValueFrom(
      this.http
        .post(`/api/requests/${callId}/${what}`, {})
        .pipe(map((answer) => customerRequestSchema.parse(answer))),
    );
  }

  /** The message itself; fetched as a whole, because a player cannot send the session's token. */
  recording(callId: string): Promise<Blob> {
    return firstValueFrom(
      this.http.get(`/api/requests/${callId}/recording`, { responseType: 'blob' }),
    );
  }
}
