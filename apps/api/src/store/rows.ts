import type { AgentEntity } from '../agents/agent.entity';
import type { SessionEntity } from '../auth/session.entity';
import type { TabEntity } from '../auth/tab.entity';
import type { CallEventEntity } from '../calls/call-event.entity';
import type { CallEntity } from '../calls/call.entity';
import type { LegEntity } from '../calls/leg.entity';
import type { TransferEntity } from '../calls/transfer.entity';
import type { CustomerRequestEntity } from '../requests/customer-request.entity';

/*
 * What passes through the ports: plain objects with the columns that the entities describe. What a row
 * refers to, such as a leg's call, is asked for by its id.
 */

/** One customer's call. */
export type CallRow = Pick<CallEntity, keyof CallEntity>;

/** One party's connection to a call. */
export type LegRow = Omit<LegEntity, 'call'>;

/** One attempt to bring a colleague into a call. */
export type TransferRow = Omit<TransferEntity, 'call'>;

/** What a customer has left who did not want to wait any longer. */
export type RequestRow = Omit<CustomerRequestEntity, 'call'>;

/** One line of a call's history. */
export type EventRow = Omit<CallEventEntity, 'call'>;

/** Somebody who answers calls. */
export type AgentRow = Pick<AgentEntity, keyof AgentEntity>;

/** What an agent has signed in to. */
export type SessionRow = Omit<SessionEntity, 'agent'>;

/** One page that an agent has open. */
export type TabRow = Omit<TabEntity, 'session'>;
