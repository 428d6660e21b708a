import type { CallStateName } from '@baton/call-flow';
import { expect } from '@playwright/test';
import type { AgentDesk } from '../support/agent-desk';
import { limits } from '../support/limits';
import { type Journey, test } from '../support/journey';

/** The states in which an owner can be lost, and how a call gets there from a conversation. */
const ways: Partial<Record<CallStateName, (journey: Journey) => Promise<void>>> = {
  connected: () => Promise.resolve(),
  held: ({ agent1 }) => agent1.presses('Hold'),
  'consult-ringing': ({ agent1 }) => agent1.asksFor('Ben', 'Consult'),
  consulting: async ({ agent1, agent2 }) => {
    await agent1.asksFor('Ben', 'Consult');
    await agent2.accepts();
  },
  merged: async ({ agent1, agent2 }) => {
    await agent1.asksFor('Ben', 'Add to call');
    await agent2.accepts();
  },
};

/** What can happen to an agent, and how long the customer may hear nothing. */
const losses: readonly {
  readonly what: string;
  readonly limitMs: number;
  readonly happensTo: (agent: AgentDesk) => Promise<void> | void;
  /** What brings the page back once the customer has been told, and the agent with it. */
  readonly isMended?: (agent: AgentDesk) => void;
}[] = [
  {
    what: 'page is reloaded',
    limitMs: limits.reported,
    happensTo: (agent) => agent.reloads(),
    isMended: () => undefined,
  },
  {
    what: 'browser is killed',
    limitMs: limits.unreported,
    happensTo: ({ party }) => party.crashes(),
  },
  {
    what: 'browser is frozen',
    limitMs: limits.unreported,
    happensTo: ({ party }) => party.closesTheLaptop(),
  },
  {
    what: 'network is lost',
    limitMs: limits.unreported,
    happensTo: ({ party }) => party.losesTheNetwork(),
    isMended: ({ party }) => party.regainsTheNetwork(),
  },
];

async function reaches(journey: Journey, state: CallStateName): Promise<void> {
  const { customer, agent1, agent2, call } = journey;
  await agent1.startsWork();
  await agent2.startsWork();
  await customer.calls();
  await agent1.accepts();
  await call.comesTo('connected');
  await ways[state]?.(journey);
  await journey.everybodyHears(state);
}

/**
 * The owner is gone. The customer goes to a colleague, or back to the owner when their page is
 * back.
 */
async function expectLookedAfter({ journey, state, isMended }: Situation) {
  const { agent1, agent2, call } = journey;
  const isAlone = state === 'connected' || state === 'held';
  if (isAlone && isMended) {
    // The customer is told at once; the page may be back before anybody has looked.
    await expect.poll(async () => (await call.state()).name, longWait).not.toBe(state);
    isMended(agent1);
  } else if (isAlone || state === 'consult-ringing') {
    await agent2.accepts(longWait);
  }
  await call.comesTo('connected', longWait.timeout);
  await journey.everybodyHears('connected', 'looked after again');
}

interface Situation {
  readonly journey: Journey;
  readonly state: CallStateName;
  readonly isMended: ((agent: AgentDesk) => void) | undefined;
}

/** The desk's patience with a silent page, and then with one that may come back. */
const longWait = { timeout: 40_000 };

for (const state of Object.keys(ways) as CallStateName[]) {
  for (const { what, limitMs, happensTo, isMended } of losses) {
    test(`the owner’s ${what} in ${state}`, async ({ journey }) => {
      await reaches(journey, state);
      const occasion = { of: 'failure', what: `the owner’s ${what} in ${state}`, limitMs } as const;
      await journey.measures(occasion, async () => {
        await happensTo(journey.agent1);
        await expectLookedAfter({ journey, state, isMended });
      });
      await journey.customer.hangsUp();
    });
  }
}

for (const { what, limitMs, happensTo } of losses) {
  test(`the target’s ${what} in consulting`, async ({ journey }) => {
    const { customer, agent1, agent2, call } = journey;
    await reaches(journey, 'consulting');
    const occasion = {
      of: 'failure',
      what: `the target’s ${what} in consulting`,
      limitMs,
    } as const;
    await journey.measures(occasion, async () => {
      await happensTo(agent2);
      await call.comesTo('connected', longWait.timeout);
      await agent1.sees('Talking with the customer');
      await journey.everybodyHears('connected', 'looked after again');
    });
    await customer.hangsUp();
  });
}

test('the owner signs out in a conversation', async ({ journey }) => {
  const { customer, agent1, agent2, call } = journey;
  await reaches(journey, 'connected');
  const occasion = {
    of: 'failure',
    what: 'the owner signs out',
    limitMs: limits.reported,
  } as const;
  await journey.measures(occasion, async () => {
    await agent1.signsOutByMenu('Ada');
    await agent1.insistsOnSigningOut();
    await agent2.accepts();
    await call.comesTo('connected');
    await journey.everybodyHears('connected', 'looked after again');
  });
  await customer.hangsUp();
});
