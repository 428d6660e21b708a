import { computed, effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Talk } from '../call-state/talk';
import { Queue } from '../queue/queue';
import { Telephone } from '../softphone/telephone';

/**
 * The tab's title: the page, that it rings, or that customers wait, since the tab may be the only
 * thing in sight.
 */
@Service()
export class TabTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly queue = inject(Queue);
  private readonly talk = inject(Talk);
  private readonly telephone = inject(Telephone);
  private readonly page = signal('');
  private readonly subject = computed(() => {
    if (this.telephone.ring()) return '☎ Incoming call';
    const waiting = this.queue.waiting() ?? 0;
    return waiting > 0 && !this.talk.view() ? `${waiting} waiting` : this.page();
  });

  constructor() {
    super();
    effect(() => {
      this.title.setTitle(`${this.subject()} · Baton`);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot) ?? 'Desk');
  }
}
