/**
 * A string that says of what it is the id. A plain string counts as an id, because rows, requests
 * and jobs bring plain strings; an id of one thing in the place of an id of another does not
 * compile.
 */
type Id<Of extends string> = string & { readonly idOf?: Of };

export type CallId = Id<'call'>;
/** Identifies one party's connection; ours, never the carrier's. */
export type LegId = Id<'leg'>;
export type TransferId = Id<'transfer'>;
/** An agent of the desk. */
export type AgentId = Id<'agent'>;
/** A telephone number in E.164 (`+12025550123`). */
export type PhoneNumber = Id<'phone number'>;
/**
 * A party as rows, jobs and addresses keep it: an agent's id, or a telephone number. Only `partyOf`
 * tells which.
 */
export type PartyText = Id<'agent' | 'phone number'>;
/** A party as text, or the queue. */
export type ReceiverText = Id<'agent' | 'phone number' | 'queue'>;
