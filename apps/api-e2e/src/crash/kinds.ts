import type { CallEvent } from '@baton/call-flow';
import type { CallView, TransferTarget } from '@baton/shared-types';
import type { Habits, Press } from './people';
import type { DeskAgent } from '../support/desk-agent';
import type { HearingLog } from '../support/hearing-log';
import type { ScriptedTelephone } from '../support/scripted-telephone';

/** Somebody outside of the desk. */
export const outsideNumber = '+12025550199';

/** Who plays in every story: Ada has the call, Ben is the colleague. */
export interface Cast {
  readonly ada: DeskAgent;
  readonly ben: DeskAgent;
  readonly customer: ScriptedTelephone;
  readonly outside: ScriptedTelephone;
  readonly heard: HearingLog;
}

/** How a story may end, after which events of the call. */
export interface Ending {
  readonly what: string;
  readonly after: readonly CallEvent['type'][];
  readonly with: 'agent1' | 'agent2' | typeof outsideNumber | 'nobody';
}

/** One kind of story in which processes crash. */
export interface Kind {
  readonly name: string;
  readonly begins: 'before the call' | 'in conversation' | 'in consultation';
  readonly plot: (cast: Cast) => {
    readonly ada?: Habits;
    readonly ben?: Habits;
    /** What happens besides what Ada and Ben do by habit. */
    readonly happens?: () => Promise<void>;
  };
  /** First how it ends without a crash, then what else is right: nobody is worse off. */
  readonly endings: readonly [Ending, ...Ending[]];
}

/**
 * After a transfer that failed at the target, Ada takes the customer back, and that is the end of
 * it.
 */
const takesBack = (presses: (call: CallView) => Press | null): Habits => ({
  presses: (call) => {
    if (call.state === 'held' && call.transfer?.outcome) return { wish: 'resume' };
    return presses(call);
  },
});

const backWithAda = (...after: CallEvent['type'][]): Ending => ({
  what: 'back with the agent',
  after,
  with: 'agent1',
});

/** Starts a transfer once, then presses what each state asks for. */
const transfers = (
  mode: 'consult' | 'add' | 'blind',
  to: DeskAgent | TransferTarget,
  then: Partial<Record<string, Press['wish']>> = {},
): Habits =>
  takesBack((call) => {
    if (call.state === 'connected' && !call.transfer) return { wish: mode, to };
    const wish = call.transfer && !call.transfer.outcome ? then[call.state] : undefined;
    return wish ? ({ wish } as Press) : null;
  });

const expert = { kind: 'number', number: outsideNumber } as const;

/** Answers when it rings, which it need not do: nobody waits for it. */
const picksUp = (telephone: ScriptedTelephone) => {
  telephone.answers().catch(() => undefined);
  return Promise.resolve();
};

/** Every kind of story: each wish, each transfer, each loss. */
export const kinds: readonly Kind[] = [
  {
    name: 'answering an offered call',
    begins: 'before the call',
    plot: () => ({}),
    endings: [
      { what: 'with the first agent', after: ['leg_joined'], with: 'agent1' },
      { what: 'with the next agent', after: ['leg_joined'], with: 'agent2' },
    ],
  },
  {
    name: 'hold, resume',
    begins: 'in conversation',
    plot: () => {
      let hasHeld = false;
      return {
        ada: {
          presses: ({ state }) => {
            if (state === 'connected') return hasHeld ? null : { wish: 'hold' };
            if (state !== 'held') return null;
            hasHeld = true;
            return { wish: 'resume' };
          },
        },
      };
    },
    endings: [backWithAda('agent_holds', 'agent_resumes')],
  },
  {
    name: 'consult, complete',
    begins: 'in conversation',
    plot: ({ ben }) => ({ ada: transfers('consult', ben, { consulting: 'complete' }) }),
    endings: [
      { what: 'handed over', after: ['agent_transfers', 'agent_completes'], with: 'agent2' },
      backWithAda('agent_transfers', 'agent_resumes'),
    ],
  },
  {
    name: 'consult, cancel',
    begins: 'in conversation',
    plot: ({ ben }) => ({ ada: transfers('consult', ben, { consulting: 'cancel' }) }),
    endings: [
      backWithAda('agent_transfers', 'agent_cancels'),
      backWithAda('agent_transfers', 'agent_resumes'),
    ],
  },
  {
    name: 'consult, merge, complete',
    begins: 'in conversation',
    plot: ({ ben }) => ({
      ada: transfers('consult', ben, { consulting: 'merge', merged: 'complete' }),
    }),
    endings: [
      {
        what: 'handed over',
        after: ['agent_transfers', 'agent_merges', 'agent_completes'],
        with: 'agent2',
      },
      backWithAda('agent_transfers', 'agent_resumes'),
    ],
  },
  {
    name: 'consult, swap, complete',
    begins: 'in conversation',
    plot: ({ ben }) => ({
      ada: transfers('consult', ben, { consulting: 'swap', swapped: 'complete' }),
    }),
    endings: [
      {
        what: 'handed over',
        after: ['agent_transfers', 'agent_swaps', 'agent_completes'],
        with: 'agent2',
      },
      backWithAda('agent_transfers', 'agent_resumes'),
    ],
  },
  {
    name: 'complete while ringing',
    begins: 'in conversation',
    plot: ({ ben }) => ({
      ada: transfers('consult', ben, { 'consult-ringing': 'complete' }),
      ben: { picksUp: (_, call) => (call?.state === 'offering' ? 'answer' : 'wait') },
    }),
    endings: [
      { what: 'handed over', after: ['agent_transfers', 'agent_completes'], with: 'agent2' },
      backWithAda('agent_transfers'),
    ],
  },
  {
    name: 'add, leave',
    begins: 'in conversation',
    plot: ({ ben }) => ({ ada: transfers('add', ben, { merged: 'leave' }) }),
    endings: [
      { what: 'handed over', after: ['agent_transfers', 'agent_leaves'], with: 'agent2' },
      { ...backWithAda('agent_transfers', 'leg_over') },
    ],
  },
  {
    name: 'blind',
    begins: 'in conversation',
    plot: ({ ben }) => ({ ada: transfers('blind', ben) }),
    endings: [
      { what: 'handed over', after: ['agent_transfers', 'leg_joined'], with: 'agent2' },
      backWithAda('agent_transfers', 'leg_joined'),
    ],
  },
  {
    name: 'blind, declined',
    begins: 'in conversation',
    plot: ({ ben }) => ({
      ada: transfers('blind', ben),
      ben: { picksUp: ({ params }) => (params['purpose'] === 'blind' ? 'decline' : 'answer') },
    }),
    endings: [
      backWithAda('agent_transfers', 'leg_over', 'leg_joined'),
      // Declined before she had left: she is still there.
      backWithAda('agent_transfers', 'leg_over', 'agent_resumes'),
      { what: 'with the next agent', after: ['agent_transfers', 'leg_joined'], with: 'agent2' },
    ],
  },
  {
    name: 'blind into the queue',
    begins: 'in conversation',
    plot: () => ({
      ada: {
        presses: ({ state, transfer }) =>
          state === 'connected' && !transfer ? { wish: 'requeue' } : null,
      },
    }),
    endings: [
      { what: 'with the next agent', after: ['agent_requeues', 'leg_joined'], with: 'agent2' },
    ],
  },
  {
    name: 'blind to a telephone outside',
    begins: 'in conversation',
    plot: ({ outside }) => ({
      ada: transfers('blind', expert),
      happens: () => picksUp(outside),
    }),
    endings: [
      { what: 'handed over', after: ['agent_transfers', 'leg_joined'], with: outsideNumber },
      backWithAda('agent_transfers', 'leg_joined'),
    ],
  },
  {
    name: 'consult a telephone outside, merge, complete',
    begins: 'in conversation',
    plot: ({ outside }) => ({
      ada: transfers('consult', expert, { consulting: 'merge', merged: 'complete' }),
      happens: () => picksUp(outside),
    }),
    endings: [
      {
        what: 'handed over',
        after: ['agent_transfers', 'agent_merges', 'agent_completes'],
        with: outsideNumber,
      },
      backWithAda('agent_transfers', 'agent_resumes'),
    ],
  },
  {
    name: 'owner lost, recalled',
    begins: 'in conversation',
    plot: ({ ada, heard }) => ({
      happens: async () => {
        ada.vanishes();
        await heard.includes(/connection to your agent was lost/, 15_000);
        await ada.returns();
      },
    }),
    endings: [
      backWithAda('leg_over', 'agent_recalled', 'leg_joined'),
      { what: 'with the next agent', after: ['leg_over', 'leg_joined'], with: 'agent2' },
    ],
  },
  {
    name: 'owner lost, queued again',
    begins: 'in conversation',
    plot: ({ ada }) => ({
      happens: () => {
        ada.vanishes();
        return Promise.resolve();
      },
    }),
    endings: [{ what: 'with the next agent', after: ['leg_over', 'grace_over'], with: 'agent2' }],
  },
  {
    name: 'agent ends',
    begins: 'in conversation',
    plot: () => ({
      ada: { presses: ({ state }) => (state === 'connected' ? { wish: 'end' } : null) },
    }),
    endings: [{ what: 'over', after: ['agent_ends'], with: 'nobody' }],
  },
  {
    name: 'customer hangs up in consultation',
    begins: 'in consultation',
    plot: ({ customer }) => ({
      happens: () => {
        customer.hangsUp();
        return Promise.resolve();
      },
    }),
    endings: [{ what: 'over', after: ['customer_left'], with: 'nobody' }],
  },
];
