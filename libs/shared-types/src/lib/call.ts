import { z } from 'zod';
import { agentIdSchema, partyIdSchema } from './agent';

/** The states of a call, as the console shows them. */
export const callStateNameSchema = z.enum([
  'queued',
  'offering',
  'asking',
  'voicemail',
  'connected',
  'held',
  'consult-holding',
  'consult-ringing',
  'consult-ringing-swapped',
  'consulting',
  'swapping',
  'swapped',
  'swapping-back',
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
  'requeue',
  'swap',
  'merge',
  'complete',
  'cancel',
  'leave',
  'end',
]);
export type CallAction = z.infer<typeof callActionSchema>;

export const callOutcomeSchema = z.enum([
  'customer-hung-up',
  'agent-ended',
  'callback-booked',
  'voicemail-left',
  'no-message',
  'agent-lost',
]);
export type CallOutcome = z.infer<typeof callOutcomeSchema>;

export const transferModeSchema = z.enum(['consult', 'add', 'blind']);
export type TransferMode = z.infer<typeof transferModeSchema>;

/**
 * How a transfer ended. `joined`: the target stays as one of several. `queued`: the target was the
 * queue, and the customer waits in it. `went-away`: the target set themselves to away while their
 * phone rang. `target-lost`: the target's connection broke. `taken-over`: the target has the call
 * because the connection of the agent who began it broke.
 */
export const transferOutcomeSchema = z.enum([
  'completed',
  'joined',
  'queued',
  'declined',
  'busy',
  'no-answer',
  'went-away',
  'offline',
  'canceled',
  'failed',
  'target-left',
  'target-lost',
  'taken-over',
  'customer-left',
  'agent-ended',
]);
export type TransferOutcome = z.infer<typeof transferOutcomeSchema>;

const transferModes =
  '`consult` to talk in private first, `add` to talk all together, `blind` to hand over at once.';

const namedParty = z.object({
  kind: z
    .enum(['agent', 'outside'])
    .describe('`agent` of the desk, or somebody `outside` of it, who has a phone only.'),
  id: partyIdSchema.describe('The agent’s id, or the outside number.'),
  name: z.string().describe('What to call them.'),
});
/** Somebody on a call beside the customer. */
export type NamedParty = z.infer<typeof namedParty>;

const namedReceiver = namedParty.extend({
  kind: z
    .enum([...namedParty.shape.kind.options, 'queue'])
    .describe('`agent` of the desk, somebody `outside` of it, or the `queue`.'),
  id: partyIdSchema.describe('The agent’s id, or the outside number; of no meaning for the queue.'),
});
/** Who a customer can go to: somebody, or the queue. */
export type NamedReceiver = z.infer<typeof namedReceiver>;

/** The transfer under way, or the last one of the call; `outcome` is null while it is under way. */
export const transferViewSchema = z
  .object({
    id: z.uuid().describe('The id of the transfer.'),
    mode: transferModeSchema.describe(transferModes),
    from: agentIdSchema.describe('Who began it.'),
    fromName: z.string().describe('What to call them.'),
    target: namedReceiver.describe('Who gets the customer.'),
    outcome: transferOutcomeSchema.nullable().describe('How it ended; null while it is under way.'),
    startedAt: z.iso.datetime().describe('When it began.'),
    endedAt: z.iso.datetime().nullable().describe('When it ended; null while it is under way.'),
    failureCode: z
      .string()
      .nullable()
      .describe(
        'The carrier’s code where an outcome of `failed` came with one, else null. `hold` and `room` are the desk’s own: the customer could not be held, the room of the call was lost.',
      ),
  })
  .meta({
    id: 'TransferView',
    description: 'The transfer under way, or the last one of the call.',
  });
export type TransferView = z.infer<typeof transferViewSchema>;

/**
 * Why an agent is rung; an agent's own telephone answers a `recall` by itself, because their call
 * goes on.
 */
export const legPurposeSchema = z.enum(['offer', 'consult', 'add', 'blind', 'recall']);
export type LegPurpose = z.infer<typeof legPurposeSchema>;

/**
 * One party's connection, other than the customer's: an agent's, or an outside number's. `dialing`
 * becomes `ringing` when the telephone is known to ring; `waiting` has answered and hears music in
 * the lobby. A `guest` has been brought in to stay. `leaving` has handed the call over, and stays
 * until the customer has something to hear.
 */
export const partyViewSchema = z
  .object({
    legId: z.uuid().describe('The id of the connection.'),
    agent: namedParty.describe('Whose it is.'),
    role: z
      .enum(['owner', 'guest', 'target', 'offered', 'leaving'])
      .describe(
        '`owner` is responsible for the customer; a `guest` has been brought in to stay; a `target` is asked to take the call; the call is `offered` to them; `leaving` has handed it over, and stays until the customer has something to hear.',
      ),
    status: z
      .enum(['dialing', 'ringing', 'waiting', 'on-call'])
      .describe(
        '`dialing` becomes `ringing` when the telephone is known to ring; `waiting` answered and hears music.',
      ),
    since: z.iso.datetime().describe('Since when it is so.'),
  })
  .meta({
    id: 'PartyView',
    description: 'One party’s connection, other than the customer’s.',
  });
export type PartyView = z.infer<typeof partyViewSchema>;

/** The outcome of a call: one of the desk's dispositions, and a note for the next colleague. */
export const wrapUpSchema = z
  .object({
    disposition: z.string().min(1).max(64).describe('One of the desk’s dispositions.'),
    note: z.string().max(2_000).describe('A note for the next colleague; may be empty.'),
  })
  .meta({ id: 'WrapUp', description: 'The outcome of a call.' });
export type WrapUp = z.infer<typeof wrapUpSchema>;

/** Who attends to a customer whose agent is gone; `agent` is the one who talks to them, or will. */
export const withoutMeSchema = z
  .object({
    customer: z
      .enum(['stays-with', 'goes-to', 'waits', 'hung-up'])
      .describe('What becomes of the customer.'),
    agent: namedParty.nullable().describe('Who talks to them, or will; null where nobody does.'),
  })
  .meta({ id: 'WithoutMe', description: 'Who attends to a customer whose agent is gone.' });
export type WithoutMe = z.infer<typeof withoutMeSchema>;

/**
 * How a call is over for one agent. `handing-over`: they handed the customer over, and the target
 * still rings. `handed-over`: the target or the queue has the customer. `taken-back`: a colleague
 * removed them. `withdrawn`: their ring was canceled. `lost`: their connection broke. The rest says
 * why they have not answered.
 */
export const callEndSchema = z
  .object({
    kind: z
      .enum([
        'customer-hung-up',
        'agent-ended',
        'handing-over',
        'handed-over',
        'left',
        'taken-back',
        'withdrawn',
        'lost',
        'declined',
        'busy',
        'no-answer',
        'went-away',
        'offline',
        'failed',
      ])
      .describe('How the call is over.'),
    agent: namedReceiver
      .nullable()
      .describe(
        'Who ended the call, has let the agent go, or got the customer from them; null where nobody did.',
      ),
    wasOnCall: z
      .boolean()
      .describe('Whether the agent had been on the call, and not only been rung for it.'),
  })
  .meta({ id: 'CallEnd', description: 'How a call is over for one agent.' });
export type CallEnd = z.infer<typeof callEndSchema>;

/**
 * One call as one agent sees it, always whole. A view with a lower `version` than the one shown is
 * out of date.
 */
export const callViewSchema = z
  .object({
    id: z.uuid().describe('The id of the call.'),
    version: z.int().describe('Grows with each change: a view with a lower one is out of date.'),
    state: callStateNameSchema.describe('Where the call stands.'),
    stateSince: z.iso.datetime().describe('Since when it stands there.'),
    customer: z
      .object({
        number: z.string().nullable().describe('Null where the customer hides it.'),
        hears: z
          .enum(['wait-music', 'hold-music', 'announcement', 'people', 'nothing'])
          .describe('What the customer hears now.'),
        heldSince: z.iso
          .datetime()
          .nullable()
          .describe('Since when the customer has been on hold; null when they are not.'),
      })
      .describe('The customer’s side.'),
    parties: z.array(partyViewSchema).describe('Every connection that lives, but the customer’s.'),
    transfer: transferViewSchema
      .nullable()
      .describe('The transfer under way, or the last one; null where there was none.'),
    outcome: callOutcomeSchema.nullable().describe('How the call ended; null while it goes on.'),
    startedAt: z.iso.datetime().describe('When the customer called.'),
    endedAt: z.iso.datetime().nullable().describe('When it ended; null while it goes on.'),
    wrapUp: wrapUpSchema
      .nullable()
      .describe('The outcome of the call, as an agent who was on it noted it; null until then.'),
    myRole: z
      .enum(['owner', 'guest', 'target', 'offered', 'leaving', 'lost', 'past'])
      .describe(
        'The role of the agent who gets this view: `lost` while the desk waits for their connection to come back, `past` when they have left the call.',
      ),
    myEnd: callEndSchema
      .nullable()
      .describe('How the call is over for this agent; null while they are on it, or rung for it.'),
    availableActions: z.array(callActionSchema).describe('What this agent may do now.'),
    withoutMe: withoutMeSchema
      .nullable()
      .describe(
        'What becomes of the customer when this agent is gone without another word; null when they are not on the call.',
      ),
  })
  .meta({ id: 'CallView', description: 'One call as one agent sees it, always whole.' });
export type CallView = z.infer<typeof callViewSchema>;

/** The calls that the signed-in agent can do something about now. */
export const currentCallSchema = z
  .object({
    call: callViewSchema
      .nullable()
      .describe('The call that they are on or are rung for; null when there is none.'),
    handedOut: z
      .array(callViewSchema)
      .describe('The calls that they handed to an outside number and may still end, oldest first.'),
  })
  .meta({
    id: 'CurrentCall',
    description: 'The calls that the signed-in agent can do something about now.',
  });
export type CurrentCall = z.infer<typeof currentCallSchema>;

/**
 * Where a call can be transferred: to a colleague, an outside number, or the next agent of the
 * queue.
 */
export const transferTargetSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('agent').describe('A colleague.'),
    id: agentIdSchema.describe('Which one.'),
  }),
  z.object({
    kind: z.literal('number').describe('An outside number.'),
    number: z
      .string()
      .min(1)
      .max(100)
      .describe(
        'A number as people write it; one without a country code is read as one of the desk’s country.',
      ),
  }),
  z.object({ kind: z.literal('queue').describe('The next agent of the queue.') }),
]);
export type TransferTarget = z.infer<typeof transferTargetSchema>;

/**
 * Asks for a transfer. Towards the queue, `blind` puts the customer back into it; `consult` and
 * `add` ring the agent who is next.
 */
export const startTransferSchema = z
  .object({
    mode: transferModeSchema.describe(transferModes),
    target: transferTargetSchema.describe('Who is rung.'),
  })
  .meta({
    id: 'StartTransfer',
    description:
      'Asks for a transfer. Towards the queue, `blind` puts the customer back into it; `consult` and `add` ring the agent who is next.',
  });
export type StartTransfer = z.infer<typeof startTransferSchema>;
