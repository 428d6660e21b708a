import type * as CallFlow from '@baton/call-flow';
import type { CallEvent, CallState, Command, Decision } from '@baton/call-flow';
import { ListenToLegTask } from '../src/desk/commands/listen-to-leg.task';
import { ResumeCustomerTask } from '../src/desk/commands/resume-customer.task';
import { WithdrawRingTask } from '../src/desk/deadlines/withdraw-ring.task';
import { SoundDueTask } from '../src/desk/commands/sound-due.task';
import { Heartbeats } from '../src/edges/live/heartbeats';
import { DatabaseClock } from '../src/adapters/database/database-clock';
import { liveThrough } from './history';
import { drawPlan } from './plan/draw-plan';
import type { Plan } from './plan/plan';
import { silenceLogs } from './silence-logs';

/** Decides some things wrongly, and leaves the others to the machine. */
type Fool = (state: CallState, event: CallEvent, right: Decision) => Decision;

let mockFool: Fool | null = null;

jest.mock('@baton/call-flow', () => {
  const actual = jest.requireActual<typeof CallFlow>('@baton/call-flow');
  const decide: typeof actual.decide = (state, event, policy) => {
    const right = actual.decide(state, event, policy);
    return mockFool?.(state, event, right) ?? right;
  };
  return { ...actual, decide };
});

/**
 * The sweep mends most of what is done wrongly before it is too late; from here on it is not far to
 * a seed where it does not.
 */
const notFar = 780;

/** Looks for a seed whose history breaks a rule; null when there is none among so many. */
async function findBroken(
  rule: string,
  seeds: number,
  { from = notFar, change = (plan: Plan) => plan } = {},
): Promise<number | null> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { violations } = await liveThrough(change(drawPlan(seed)));
    if (violations.some((violation) => violation.rule === rule)) return seed;
  }
  return null;
}

const ignored: Decision = { kind: 'ignored' };

const without =
  (...unwanted: readonly Command['type'][]): Fool =>
  (_state, _event, right) =>
    right.kind === 'moved'
      ? { ...right, commands: right.commands.filter(({ type }) => !unwanted.includes(type)) }
      : right;

const alone = 'the customer is never left alone';

/** What a careless change of the machine could be, and the rule that it breaks. */
const fools: readonly (readonly [string, string, Fool])[] = [
  [
    'takes no notice of a lost owner',
    alone,
    (state, event, right) =>
      state.name === 'connected' && event.type === 'leg_over' ? ignored : right,
  ],
  ['never puts the customer on hold', alone, without('hold_customer')],
  [
    'takes no notice of a customer who hangs up',
    'every call reaches its end',
    (_state, event, right) => (event.type === 'customer_left' ? ignored : right),
  ],
  [
    'forgets to stop the ringing for a customer who has gone',
    'no leg outlives its customer',
    (_state, event, right) =>
      event.type === 'customer_left' && right.kind === 'moved' ? { ...right, commands: [] } : right,
  ],
  [
    'ends the call when the owner is lost',
    'a call ends only for the reasons that are allowed',
    (state, event, right) =>
      state.name === 'connected' && event.type === 'leg_over' && right.kind === 'moved'
        ? {
            kind: 'moved',
            to: { name: 'ended', outcome: 'agent-lost' },
            commands: [{ type: 'end_conversation' }],
          }
        : right,
  ],
];

/** What a careless change of the shell could be. */
const forgetful: readonly (readonly [string, string, () => jest.SpyInstance])[] = [
  [
    'customers whose music never began',
    alone,
    () => jest.spyOn(SoundDueTask.prototype, 'run').mockResolvedValue(),
  ],
  [
    // Not the machine's command alone: the sweep would make up for that.
    'to take the customer off hold',
    'what the desk believes comes true',
    () => jest.spyOn(ResumeCustomerTask.prototype, 'run').mockResolvedValue(),
  ],
  [
    'the rings of agents who have gone away',
    'nobody is rung who is not there',
    () => jest.spyOn(WithdrawRingTask.prototype, 'run').mockResolvedValue(),
  ],
  [
    'what a page says over its call',
    'who lives and is heard is not interrupted',
    () => jest.spyOn(Heartbeats.prototype, 'noteOverLeg').mockResolvedValue(),
  ],
  [
    'to have handed on what pages say',
    'who lives and is heard is not interrupted',
    () => jest.spyOn(ListenToLegTask.prototype, 'run').mockResolvedValue(),
  ],
];

/*
 * Real: the shell and the carrier. Broken on purpose: the machine, or a part of the shell, in this
 * process only.
 */
describe('the simulation finds a machine that', () => {
  beforeAll(silenceLogs);
  afterEach(() => {
    mockFool = null;
  });

  it.each(fools)(
    '%s',
    async (_what, rule, fool) => {
      mockFool = fool;
      expect(await findBroken(rule, 150)).not.toBeNull();
    },
    120_000,
  );

  it.each(forgetful)(
    'forgets %s',
    async (_what, rule, forget) => {
      const forgotten = forget();
      expect(await findBroken(rule, 150)).not.toBeNull();
      forgotten.mockRestore();
    },
    120_000,
  );

  it('takes what a page said long ago for a sign that it lives', async () => {
    const note = Reflect.get(Heartbeats.prototype, 'noteOverLeg');
    const believe = jest.spyOn(Heartbeats.prototype, 'noteOverLeg').mockImplementation(function (
      this: Heartbeats,
      leg,
      sign,
    ) {
      return note.call(this, leg, { ...sign, at: Number.MAX_SAFE_INTEGER });
    });
    // Somebody loses the desk, the last that their page says comes late, and the page is gone
    // before.
    const late = { kind: 'callbacks', event: 'user-message', does: 'delay', times: 9 } as const;
    const act = { agent: 'agent1', roll: 0, ms: 30_000 };
    const change = (plan: Plan): Plan => ({
      ...{ ...plan, agents: plan.agents.slice(0, 1) },
      acts: [
        { ...act, at: 20_000, does: 'lose the desk' },
        { ...act, at: 23_300, does: 'a tab dies' },
      ],
      faults: [{ ...late, at: 22_000, ms: 2_500 }],
    });
    const seed = await findBroken(alone, 40, { from: 0, change });
    believe.mockRestore();
    expect(seed).not.toBeNull();
    expect(await findBroken(alone, 1, { from: seed ?? 0, change })).toBeNull();
  }, 120_000);

  it('goes by a stopwatch alone, on a machine that counts time wrongly', async () => {
    const rule = 'every state leads back to somebody to talk to';
    const sleep = { kind: 'wrong clock', does: 'sleep', at: 6_000, roll: 0, ms: 20_000 } as const;
    const change = (plan: Plan) => ({ ...plan, faults: [sleep] });
    const look = jest.spyOn(DatabaseClock.prototype, 'look').mockResolvedValue();
    const seed = await findBroken(rule, 60, { from: 40, change });
    look.mockRestore();
    expect(seed).not.toBeNull();
    expect(await findBroken(rule, 1, { from: seed ?? 40, change })).toBeNull();
  }, 120_000);

  it('is right, and says nothing against it', async () => {
    expect(await findBroken(alone, 20)).toBeNull();
  }, 120_000);
});
