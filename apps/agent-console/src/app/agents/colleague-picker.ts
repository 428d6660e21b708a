import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AgentView, TransferMode } from '@baton/shared-types';
import { Icon } from '../theme/icon';
import { WayChoice } from '../transfer/way-choice';
import { wayWords } from '../transfer/way-words';
import { Agents } from './agents';
import { Avatar } from './avatar';
import { PresenceChip } from './presence-chip';
import { isChoosable } from './presence-words';

/** What the agent may choose from, and what is chosen to begin with. */
export interface PickerQuestion {
  readonly ways: readonly TransferMode[];
  readonly way: TransferMode;
}

/** The colleague whom the agent has chosen, and how they get the call. */
export interface PickerChoice {
  readonly agentId: string;
  readonly way: TransferMode;
}

/** The dialog in which an agent chooses to whom a call goes, and how. */
@Component({
  selector: 'baton-colleague-picker',
  imports: [
    Avatar,
    Icon,
    MatButton,
    MatDialogModule,
    MatFormField,
    MatInput,
    MatLabel,
    MatPrefix,
    PresenceChip,
    WayChoice,
  ],
  templateUrl: './colleague-picker.html',
  styleUrl: './colleague-picker.css',
})
export class ColleaguePicker {
  private readonly agents = inject(Agents);
  private readonly dialog = inject<MatDialogRef<ColleaguePicker, PickerChoice>>(MatDialogRef);
  private readonly question = inject<PickerQuestion>(MAT_DIALOG_DATA);

  protected readonly ways = this.question.ways;
  protected readonly way = signal(this.question.way);
  protected readonly title = computed(() => wayWords(this.way()).title);
  protected readonly searched = signal('');
  protected readonly found = computed(() => {
    const wanted = this.searched().trim().toLowerCase();
    return this.agents
      .colleagues()
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map((agent) => ({ agent, isChoosable: isChoosable(agent) }))
      .toSorted((a, b) => Number(b.isChoosable) - Number(a.isChoosable));
  });

  /** Closes with the colleague; one who cannot be rung stays readable, but cannot be chosen. */
  protected choose({ agent, isChoosable }: { agent: AgentView; isChoosable: boolean }): void {
    if (isChoosable) this.dialog.close({ agentId: agent.id, way: this.way() });
  }

  /** Moves between the colleagues and the search field with the arrow keys. */
  protected moveFocus(event: Event, step: 1 | -1): void {
    const dialog = event.currentTarget;
    if (!(dialog instanceof HTMLElement)) return;
    event.preventDefault();
    const stops = [...dialog.querySelectorAll<HTMLElement>('[type=search], .colleague')];
    const at = stops.findIndex((stop) => stop === document.activeElement);
    stops[(at + step + stops.length) % stops.length]?.focus();
  }
}
