import type { RequestsInHand } from '../../src/store/requests';
import type { RequestRow } from '../../src/store/rows';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** What customers have left, in memory. */
export class MemoryRequests implements RequestsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(callId: string): Promise<RequestRow | null> {
    return copyOf(this.tables.requests.get(callId));
  }

  async listOpen(): Promise<RequestRow[]> {
    return valuesOf(this.tables.requests)
      .filter(({ doneAt }) => doneAt === null)
      .sort((one, other) => one.at.getTime() - other.at.getTime());
  }

  async save(request: RequestRow): Promise<void> {
    this.draft?.put('requests', request, request.callId);
  }
}
