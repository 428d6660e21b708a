import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  agentListSchema,
  agentViewSchema,
  type AgentView,
  type SetPresence,
} from '@baton/shared-types';
import { firstValueFrom, map } from 'rxjs';

/** The desk's routes about agents. */
@Service()
export class AgentsApi {
  private readonly http = inject(HttpClient);

  list(): Promise<AgentView[]> {
    return firstValueFrom(
      this.http.get('/api/agents').pipe(map((answer) => agentListSchema.parse(answer))),
    );
  }

  setMyPresence(wish: SetPresence): Promise<AgentView> {
    return firstValueFrom(
      this.http
        .put('/api/agents/me/presence', wish)
        .pipe(map((answer) => agentViewSchema.parse(answer))),
    );
  }
}
