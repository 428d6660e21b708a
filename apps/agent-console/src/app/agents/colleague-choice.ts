import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatFormField, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Icon } from '../theme/icon';
import { Agents } from './agents';
import { Avatar } from './avatar';
import { PresenceChip } from './presence-chip';
import { isChoosable } from './presence-words';

/** Lets the agent choose a colleague, by sight or by a part of the name. */
@Component({
  selector: 'baton-colleague-choice',
  imports: [Avatar, Icon, MatFormField, MatInput, MatLabel, MatPrefix, PresenceChip],
  templateUrl: './colleague-choice.html',
  styleUrl: './colleague-choice.css',
  host: {
    '(keydown.arrowdown)': 'moveFocus($event, 1)',
    '(keydown.arrowup)': 'moveFocus($event, -1)',
  },
})
export class ColleagueChoice {
  private readonly agents = inject(Agents);

  /** The agents who are on the call already. */
  readonly onTheCall = input.required<readonly string[]>();
  /** The id of the colleague that the agent has chosen. */
  readonly chosen = output<string>();

  protected readonly searched = signal('');
  protected readonly found = computed(() => {
    const wanted = this.searched().trim().toLowerCase();
    return this.agents
      .colleagues()
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map((agent) => {
        const isHere = this.onTheCall().includes(agent.id);
        return { agent, isHere, isChoosable: isChoosable(agent) && !isHere };
      })
      .toSorted((a, b) => Number(b.isChoosable) - Number(a.isChoosable));
  });

  /** Chooses the colleague; one who cannot be rung stays readable, but cannot be chosen. */
  protected choose({ agent, isChoosable }: ReturnType<typeof this.found>[number]): void {
    if (isChoosable) this.chosen.emit(agent.id);
  }

  /** Moves between the colleagues and the search field with the arrow keys. */
  protected moveFocus(event: Event, step: 1 | -1): void {
    const list = event.currentTarget;
    if (!(list instanceof HTMLElement)) return;
    event.preventDefault();
    const stops = [...list.querySelectorAll<HTMLElement>('[type=search], .colleague')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}
