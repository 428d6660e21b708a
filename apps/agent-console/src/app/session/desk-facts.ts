import { httpResource } from '@angular/common/http';
import { computed, Service } from '@angular/core';
import { deskViewSchema } from '@baton/shared-types';

/** Facts about the whole desk: its number, and the outcomes that a call can have. */
@Service()
export class DeskFacts {
  private readonly desk = httpResource(() => '/api/desk', {
    parse: (answer) => deskViewSchema.parse(answer),
  });
  private readonly view = computed(() => (this.desk.hasValue() ? this.desk.value() : null));

  readonly number = computed(() => this.view()?.number ?? null);
  readonly dispositions = computed<readonly string[]>(() => this.view()?.dispositions ?? []);
}
