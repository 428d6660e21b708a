import { DOCUMENT, effect, inject, Service, signal } from '@angular/core';
import { browserStorage } from '../storage/page-storage';

/** How the page chooses between light and dark. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const storageKey = 'baton.theme';
const choices: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Light or dark: the system's choice unless the agent makes their own. */
@Service()
export class Theme {
  private readonly root = inject(DOCUMENT).documentElement;
  readonly choice = signal<ThemeChoice>(readStored());

  constructor() {
    effect(() => {
      const choice = this.choice();
      browserStorage.writeText(storageKey, choice);
      this.root.style.colorScheme = choice === 'system' ? 'light dark' : choice;
    });
  }

  /** Goes from system to light to dark and round again. */
  next(): void {
    this.choice.update(
      (choice) => choices[(choices.indexOf(choice) + 1) % choices.length] ?? 'system',
    );
  }
}

function readStored(): ThemeChoice {
  const stored = browserStorage.text(storageKey);
  return choices.find((choice) => choice === stored) ?? 'system';
}
