import type { CustomerRequest } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { Consoles } from '../consoles/consoles';
import { Store } from '../store/store';
import { agentsIn, requestViews } from './request-view';

/** What customers have left and nobody has seen to yet. */
@Injectable()
export class OpenRequests {
  constructor(
    private readonly store: Store,
    private readonly consoles: Consoles,
  ) {}

  async list(): Promise<CustomerRequest[]> {
    const requests = await this.store.requests.listOpen();
    return requestViews(requests, await this.store.agents.namesOf(agentsIn(requests)));
  }

  async tellEverybody(): Promise<void> {
    this.consoles.showRequests(await this.list());
  }
}
