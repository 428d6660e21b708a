import { Component, inject } from '@angular/core';
import { Elapsed } from '../display/elapsed';
import { Agents } from './agents';
import { Avatar } from './avatar';
import { PresenceChip } from './presence-chip';

/** The agent's colleagues and how reachable each of them is. */
@Component({
  selector: 'baton-colleague-list',
  imports: [Avatar, Elapsed, PresenceChip],
  template: `
    <h2 id="colleagues">Colleagues</h2>
    @if (!agents.isLoaded()) {
      <p class="quiet">Loading…</p>
    } @else if (agents.colleagues().length === 0) {
      <p class="quiet">There are no other agents.</p>
    } @else {
      <ul aria-labelledby="colleagues">
        @for (agent of agents.colleagues(); track agent.id) {
          <li>
            <baton-avatar [name]="agent.name" [presence]="agent.presence" />
            <span class="who">
              <strong>{{ agent.name }}</strong>
              <baton-presence-chip [agent]="agent" />
            </span>
            @if (agent.presence !== 'offline') {
              <baton-elapsed [since]="agent.since" />
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    h2 {
      margin: 0 0 0.75rem;
      font-size: 1rem;
    }
    ul {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      padding: 0.4rem 0;
    }
    .who {
      display: grid;
      flex: 1;
      line-height: 1.3;
    }
    strong {
      font-weight: 600;
    }
    baton-elapsed,
    .quiet {
      color: var(--ink-muted);
      font-size: 0.8125rem;
    }
  `,
})
export class ColleagueList {
  protected readonly agents = inject(Agents);
}
