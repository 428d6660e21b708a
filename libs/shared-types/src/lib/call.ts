import { z } from 'zod';
import { agentIdSchema } from './agent';

/** The states of a call, as the console shows them. */
export const callStateNameSchema = z.enum([
  'queued',
  'offering',
  'connected',
  'held',
  'consult-holding',
  'consult-ringing',
  'consulting',
  'add-ringing',
  'merged',
  'completing',
  'owner-lost',
  'recalling',
  'ended',
]);
export type CallStateName = z.infer<typeof callStateNameSchema>;

/** What the signed-in agent may do now; the server decides. */
export const callActionSchema = z.enum([
  'hold',
  'resume',
  'consult',
  'add',
  'blind',
  'merge',
  'complete',
  'cancel',
  'leave',
  'end',
]);
export type CallAction = z.infer<typeof callActionSchema>;

export const callOutcomeSchema = z.enum(['customer-hung-up', 'agent-ended', 'agent-lost']);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

export const transferModeSchema = z.enum(['consult', 'add', 'blind']);
export type TransferMode = z.infer<typeof transferModeSchema>;

/** How a transfer ended. */
export const transferOutcomeSchema = z.enum([
  'completed',
  'declined',
  'busy',
  'no-answer',
  'offline',
  'canceled',
  'failed',
  'target-left',
  'customer-left',
  'agent-ended',
]);
export type TransferOutcome = z.infer<typeof transferOutcomeSchema>;

/** The transfer under way, or the last one of the call; `outcome` is null while it is under way. */
export const transferViewSchema = z
  .object({
    id: z.uuid(),
    mode: transferModeSchema,
    from: agentIdSchema,
    target: z.object({ id: agentIdSchema, name: z.string() }),
    outcome: transferOutcomeSchema.nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'TransferView' });
export type TransferView = z.infer<typeof transferViewSchema>;

/** Why an agent is rung; an agent's own telephone answers a `recall` by itself, because their call goes on. */
export const legPurposeSchema = z.enum(['offer', 'consult', 'add', 'blind', 'recall']);
export type LegPurpose = z.infer<typeof legPurposeSchema>;

/**
 * One agent's connection. `dialing` becomes `ringing` when that agent's own browser says that it rings.
 * `leaving` has handed the call over, and stays until the customer has something to hear.
 */
export const partyViewSchema = z
  .object({
    legId: z.uuid(),
    agent: z.object({ id: agentIdSchema, name: z.string() }),
    role: z.enum(['owner', 'target', 'offered', 'leaving']),
    status: z.enum(['dialing', 'ringing', 'on-call']),
    since: z.iso.datetime(),
  })
  .meta({ id: 'PartyView' });
export type PartyView = z.infer<typeof partyViewSchema>;

/** One call as one agent sees it, always whole. A view with a lower `version` than the one shown is out of date. */
export const callViewSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    state: callStateNameSchema,
    stateSince: z.iso.datetime(),
    customer: z.object({
      number: z.string(),
      hears: z.enum(['wait-music', 'hold-music', 'people', 'nothing']),
      /** Since when the customer has been on hold; null when they are not. */
      heldSince: z.iso.datetime().nullable(),
    }),
    parties: z.array(partyViewSchema),
    transfer: transferViewSchema.nullable(),
    outcome: callOutcomeSchema.nullable(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    /**
     * The role of the agent whom this view is for: `lost` while the desk waits for their connection to come
     * back, `past` when they have left the call.
     */
    myRole: z.enum(['owner', 'target', 'offered', 'leaving', 'lost', 'past']),
    availableActions: z.array(callActionSchema),
  })
  .meta({ id: 'CallView' });
export type CallView = z.infer<typeof callViewSchema>;

/** The call that the signed-in agent is on, or null. */
export const currentCallSchema = z
  .object({ call: callViewSchema.nullable() })
  .meta({ id: 'CurrentCall' });
export type CurrentCall = z.infer<typeof currentCallSchema>;

/** Asks for a transfer of the call to a colleague. */
export const startTransferSchema = z
  .object({ mode: transferModeSchema, targetAgentId: agentIdSchema })
  .meta({ id: 'StartTransfer' });
export type StartTransfer = z.infer<typeof startTransferSchema>;
