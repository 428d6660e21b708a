import type { CustomerRequest } from '@baton/shared-types';
import { Injectable } from '@nestjs/common';
import { Consoles } from '../live/consoles';
import type { RequestRow } from '../store/rows';
import { Store } from '../store/store';

/** What customers have left and nobody has seen to yet. */
@Injectable()
export class OpenRequests {
  constructor(
    private readonly store: Store,
    private readonly consoles: Consoles,
  ) {}

  async list(): Promise<CustomerRequest[]> {
    return (await this.store.requests.listOpen()).map(requestView);
  }

  async tellEverybody(): Promise<void> {
    this.consoles.showRequests(await this.list());
  }
}

/** Shows a request as every agent sees it. */
export function requestView(request: RequestRow): CustomerRequest {
  const { callId, kind, customerNumber, at, seconds, doneAt, doneBy } = request;
  return {
    ...{ callId, kind, customerNumber, seconds },
    at: at.toISOString(),
    done: doneAt && doneBy !== null ? { at: doneAt.toISOString(), by: doneBy } : null,
  };
}
