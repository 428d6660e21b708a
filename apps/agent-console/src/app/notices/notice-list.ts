import { Component, inject } from '@angular/core';
import { Icon } from '../theme/icon';
import { Notices } from './notices';

/** The sentences that are on the screen now. */
@Component({
  selector: 'baton-notice-list',
  imports: [Icon],
  template: `
    <ul class="notices" aria-label="Notices">
      @for (notice of notices.current(); track notice.id) {
        <li class="notice" [class]="notice.tone">
          <span>{{ notice.text }}</span>
          <button
            type="button"
            class="dismiss"
            aria-label="Dismiss"
            (click)="notices.dismiss(notice.id)"
          >
            <baton-icon name="close" />
          </button>
        </li>
      }
    </ul>
  `,
  styleUrl: './notice-list.css',
})
export class NoticeList {
  protected readonly notices = inject(Notices);
}
