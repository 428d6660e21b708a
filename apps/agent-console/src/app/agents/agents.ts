import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { agentListSchema, type AgentView, type SetPresence } from '@baton/shared-types';
import { LiveConnection } from '../live/live-connection';
import { Notices } from '../notices/notices';
import { SignedIn } from '../session/signed-in';
import { AgentsApi } from '../desk-api/agents-api';

/** Every agent of the desk, as of now; the signed-in one among them. */
@Service()
export class Agents {
  private readonly api = inject(AgentsApi);
  private readonly live = inject(LiveConnection);
  private readonly notices = inject(Notices);
  private readonly signedIn = inject(SignedIn);

  private readonly all = signal<readonly AgentView[]>([]);
  readonly isChangingPresence = signal(false);
  /** Whether the desk has told who is there. */
  readonly isLoaded = signal(false);

  readonly me = computed(() => {
    const signedIn = this.signedIn.agent();
    return this.all().find(({ id }) => id === signedIn?.id) ?? signedIn;
  });
  readonly colleagues = computed(() =>
    this.all()
      .filter(({ id }) => id !== this.signedIn.agent()?.id)
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  );

  constructor() {
    this.live.listen('agents', (message) => {
      const agents = agentListSchema.safeParse(message);
      if (agents.success) this.receive(agents.data);
    });
    effect(() => {
      if (this.live.connections() > 0) untracked(() => void this.reread());
    });
  }

  async setMyPresence(wish: SetPresence): Promise<void> {
    this.isChangingPresence.set(true);
    try {
      const me = await this.api.setMyPresence(wish);
      this.all.update((agents) => [...agents.filter(({ id }) => id !== me.id), me]);
    } catch (error) {
      this.notices.showFailure(error);
    } finally {
      this.isChangingPresence.set(false);
    }
  }

  private async reread(): Promise<void> {
    try {
      this.receive(await this.api.list());
    } catch (error) {
      this.notices.showFailure(error);
    }
  }

  private receive(agents: readonly AgentView[]): void {
    this.all.set(agents);
    this.isLoaded.set(true);
  }
}
