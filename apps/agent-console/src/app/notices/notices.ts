import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, inject, Service, signal } from '@angular/core';
import { isConflict, problemText } from './problem-text';

/** `good` and `news` go by themselves, `trouble` stays until it is dismissed. */
export type NoticeTone = 'good' | 'news' | 'trouble';

/** One sentence that the agent should see. */
export interface Notice {
  readonly id: number;
  readonly tone: NoticeTone;
  readonly text: string;
  /** Whether what it says still holds; one that does not is not shown. */
  readonly holds: () => boolean;
}

/** How long a sentence is shown. */
export interface Shown {
  /** Reads signals; the sentence goes as soon as this is false. */
  readonly holds?: () => boolean;
  /** It stays for as long as it holds, or until it is dismissed. */
  readonly stays?: boolean;
}

type Politeness = 'polite' | 'assertive';

const shownMs = 8_000;

/** Short sentences for the agent: seen on the screen, and read out. */
@Service()
export class Notices {
  private readonly announcer = inject(LiveAnnouncer);
  private readonly all = signal<readonly Notice[]>([]);
  private nextId = 1;
  private unsaid: { text: string; politeness: Politeness }[] = [];

  readonly current = computed(() => this.all().filter(({ holds }) => holds()));

  /** Shows a sentence and has it read out. */
  show(tone: NoticeTone, text: string, { holds = () => true, stays = false }: Shown = {}): void {
    const notice: Notice = { id: this.nextId++, tone, text, holds };
    this.all.update((notices) => [...notices.filter((other) => other.text !== text), notice]);
    this.announce(text, tone === 'trouble' ? 'assertive' : 'polite');
    if (tone !== 'trouble' && !stays) setTimeout(() => this.dismiss(notice.id), shownMs);
  }

  /** Shows why a request failed; being overtaken by a colleague is news, not trouble. */
  showFailure(error: unknown, shown: Shown = {}): void {
    this.show(isConflict(error) ? 'news' : 'trouble', problemText(error), shown);
  }

  /** Has a sentence read out that the screen shows in another way. */
  announce(text: string, politeness: Politeness = 'polite'): void {
    if (this.unsaid.length === 0) queueMicrotask(() => this.say());
    this.unsaid.push({ text, politeness });
  }

  dismiss(id: number): void {
    this.all.update((notices) => notices.filter((notice) => notice.id !== id));
  }

  /** Says in one go what came at once: the announcer keeps only the last of several sentences. */
  private say(): void {
    const sentences = new Set(this.unsaid.map(({ text }) => text));
    const isUrgent = this.unsaid.some(({ politeness }) => politeness === 'assertive');
    this.unsaid = [];
    void this.announcer.announce([...sentences].join(' '), isUrgent ? 'assertive' : 'polite');
  }
}
