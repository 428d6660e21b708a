import type { CallId } from '@baton/call-flow';
import type { RequestsInHand } from '../../src/desk/store/requests';
import type { RequestRow } from '../../src/desk/store/rows';
import { copyOf, valuesOf } from './copies';
import type { Draft, Tables } from './tables';

/** What customers have left, in memory. */
export class MemoryRequests implements RequestsInHand {
  constructor(
    private readonly tables: Tables,
    private readonly draft?: Draft,
  ) {}

  async find(callId: CallId): Promise<RequestRow | null> {
    return copyOf(this.tables.requests.get(callId));
  }

  async listOpen(): Promise<RequestRow[]> {
    return valuesOf(this.tables.requests)
      .filter(({ doneAt }) => doneAt === null)
      .sort((one, other) => one.at.getTime() - other.at.getTime());
  }

  async takeTurnFor(): Promise<void> {
    // Transactions are one after another here.
  }

  async findOpenOf(customerNumber: string): Promise<RequestRow | null> {
    return copyOf(this.openOf(customerNumber)[0]);
  }

  async partsOf(callId: CallId): Promise<RequestRow[]> {
    return valuesOf(this.tables.requests).filter(({ partOf }) => partOf === callId);
  }

  async save(request: RequestRow): Promise<void> {
    const { callId, customerNumber } = request;
    // The index of that name in PostgreSQL.
    const others = isOpen(request) ? this.openOf(customerNumber) : [];
    if (others.some((other) => other.callId !== callId)) {
      throw new Error(`one_open_request_per_number: ${callId}`);
    }
    this.draft?.put('requests', request, callId);
  }

  private openOf(number: string | null): RequestRow[] {
    return valuesOf(this.tables.requests).filter(
      (request) => number !== null && request.customerNumber === number && isOpen(request),
    );
  }
}

const isOpen = ({ doneAt, partOf }: RequestRow): boolean => doneAt === null && partOf === null;
