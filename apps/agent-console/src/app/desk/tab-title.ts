import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Telephone } from '../softphone/telephone';

/** The tab's title: the page, or that it rings, since the tab may be the only thing in sight. */
@Service()
export class TabTitle extends TitleStrategy {
  private readonly title = inject(Title);
  private readonly telephone = inject(Telephone);
  private readonly page = signal('');

  constructor() {
    super();
    effect(() => {
      const page = this.page();
      this.title.setTitle(this.telephone.ring() ? '☎ Incoming call · Baton' : `${page} · Baton`);
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.page.set(this.buildTitle(snapshot) ?? 'Desk');
  }
}
