import { type CallEvent, legOutcomes, readRecorded } from '@baton/call-flow';
import { z } from 'zod';

const leg = z.string();
const by = z.string();
const transferId = z.string();
const agent = z.object({ kind: z.literal('agent'), id: z.string() });
const outside = z.object({ kind: z.literal('outside'), number: z.string() });
const agentLeg = z.object({ leg, party: agent });
const partyLeg = z.object({ leg, party: z.discriminatedUnion('kind', [agent, outside]) });
const only = <T extends CallEvent['type']>(type: T) => z.object({ type: z.literal(type) });

/** An event as the history keeps it; what was noted beside it is left out. */
const callEventSchema = z.discriminatedUnion('type', [
  only('leg_joined').extend({ leg }),
  only('leg_waiting').extend({ leg }),
  only('leg_over').extend({ leg, outcome: z.enum(legOutcomes) }),
  only('customer_left'),
  only('customer_held'),
  only('customer_resumed'),
  only('hold_failed'),
  only('resume_failed'),
  only('room_lost'),
  only('customer_chooses').extend({ choice: z.enum(['callback', 'voicemail', 'wait']) }),
  only('message_left'),
  only('nothing_said'),
  only('agent_offered').extend({ offer: agentLeg }),
  only('agent_recalled').extend({ offer: agentLeg }),
  only('grace_over'),
  only('wait_over'),
  only('choice_over'),
  only('agent_holds').extend({ by }),
  only('agent_resumes').extend({ by }),
  only('agent_transfers').extend({
    by,
    mode: z.enum(['consult', 'add', 'blind']),
    transfer: z.object({ id: z.string(), target: partyLeg }),
  }),
  only('agent_requeues').extend({ by, transferId }),
  only('agent_swaps').extend({ by, transferId }),
  only('agent_completes').extend({ by, transferId }),
  only('agent_cancels').extend({ by, transferId }),
  only('agent_merges').extend({ by, transferId }),
  only('agent_leaves').extend({ by }),
  only('agent_ends').extend({ by }),
]) satisfies z.ZodType<CallEvent>;

/** Reads an event out of the history. One that the machine does not know is a fault. */
export function readEvent(type: string, details: object): CallEvent {
  return callEventSchema.parse({ ...readRecorded(details), type });
}
