import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  type OnDestroy,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallView } from '@baton/shared-types';
import { DeskFacts } from '../session/desk-facts';
import { Telephone } from '../softphone/telephone';
import { type Segment, SegmentedChoice } from '../shortcuts/segmented-choice';
import { WrapUps } from '../call-state/wrap-ups';

/** What keeps the agent's notes from being with the desk. */
type Trouble = 'none' | 'incomplete' | 'failed';

/** Lets the agent choose the outcome of a call and write a note for the next colleague. */
@Component({
  selector: 'baton-wrap-up-form',
  imports: [MatButton, SegmentedChoice],
  templateUrl: './wrap-up-form.html',
  styleUrl: './wrap-up-form.css',
  host: {
    '(focusin)': 'wrapUps.attend(view().id)',
    '(focusout)': 'wrapUps.turnFrom(view().id)',
  },
})
export class WrapUpForm implements OnDestroy {
  private readonly desk = inject(DeskFacts);
  private readonly telephone = inject(Telephone);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly wrapUps = inject(WrapUps);

  readonly view = input.required<CallView>();
  /** Whether there may be another form like it on the page. */
  readonly isAside = input(false);

  protected readonly wrapUp = computed(() => this.wrapUps.of(this.view()));
  protected readonly labelledBy = computed(() => {
    const { id } = this.view();
    return this.isAside() ? `end-title-${id} wrap-up-title-${id}` : `wrap-up-title-${id}`;
  });
  protected readonly dispositions = computed<readonly Segment<string>[]>(() => {
    const { disposition } = this.wrapUp();
    const known = this.desk.dispositions();
    const all = disposition === '' || known.includes(disposition) ? known : [...known, disposition];
    return all.map((value) => ({ value, label: value }));
  });
  protected readonly isUnsaved = computed(() => this.wrapUps.isUnsaved(this.view()));
  protected readonly trouble = linkedSignal<string, Trouble>({
    source: () => this.view().id,
    computation: () => 'none',
  });
  protected readonly state = computed(() => {
    if (this.wrapUps.isSaving()) return 'Saving…';
    if (this.trouble() === 'incomplete' && !this.wrapUps.isComplete(this.view())) {
      return 'Choose an outcome.';
    }
    if (this.isUnsaved()) return 'Not saved';
    return this.view().wrapUp === null ? '' : 'Saved';
  });

  constructor() {
    // A colleague may need it from now on, and the agent has another call to think of.
    effect(() => {
      if (this.telephone.ring()) untracked(() => this.saveByItself());
    });
  }

  ngOnDestroy(): void {
    this.wrapUps.turnFrom(this.view().id);
    this.saveByItself();
  }

  /** Saves what is not saved yet; says whether nothing of it can be lost any more. */
  async settle(): Promise<boolean> {
    return !this.isUnsaved() || (await this.save());
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.isUnsaved() && !this.wrapUps.isSaving()) await this.save();
  }

  protected discard(): void {
    this.wrapUps.discard(this.view().id);
    this.trouble.set('none');
  }

  private saveByItself(): void {
    const view = this.view();
    if (this.isUnsaved() && this.wrapUps.isComplete(view)) void this.wrapUps.save(view);
  }

  private async save(): Promise<boolean> {
    if (!this.wrapUps.isComplete(this.view())) {
      this.trouble.set('incomplete');
      this.element.querySelector<HTMLElement>('[type=radio]')?.focus();
      return false;
    }
    const isSaved = await this.wrapUps.save(this.view());
    this.trouble.set(isSaved ? 'none' : 'failed');
    return isSaved;
  }
}
