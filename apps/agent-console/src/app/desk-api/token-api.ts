import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import { voiceTokenSchema, type VoiceToken } from '@baton/shared-types';
import { firstValueFrom, map } from 'rxjs';

/** Gets the token that makes this browser the signed-in agent's telephone. */
@Service()
export class TokenApi {
  private readonly http = inject(HttpClient);

  fetch(): Promise<VoiceToken> {
    return firstValueFrom(
      this.http.post('/api/token', {}).pipe(map((answer) => voiceTokenSchema.parse(answer))),
    );
  }
}
