import { expect } from '@playwright/test';
import type { AgentDesk } from '../support/agent-desk';
import type { EarWindow } from '../support/ear-in-page';
import { file } from '../support/evidence';
import { windowMs, windowsWith } from '../support/hearing';
import { type Journey, test } from '../support/journey';
import { Recording } from '../support/recording';
import type { Speaker } from '../support/tones';

/** One consultation out of the many that a call can have. */
interface Consultation {
  /** What came before it, and how it ends. */
  readonly how: string;
  readonly owner: AgentDesk;
  readonly target: AgentDesk;
  readonly targetName: string;
  readonly ends: () => Promise<void>;
  /** Whether the customer must not hear the target when it is over either. */
  readonly targetGoes?: boolean;
}

/** For so long each consultation is listened to at least. */
const listenedWindows = 2_000 / windowMs;
/** What was said before the hold is on its way for a while, and nobody has accepted so fast. */
const inFlight = 200 / windowMs;

/** Listens at every ear from the moment when the target accepts until the owner ends the consultation. */
async function isPrivate(journey: Journey, consultation: Consultation) {
  const { how, owner, target, targetName, ends, targetGoes = false } = consultation;
  const { customer, call } = journey;
  await owner.asksFor(targetName, 'Consult');
  await call.comesTo('consult-ringing');
  const atCustomer = await Recording.start(customer.party);
  const atAgents = await Promise.all([owner, target].map(({ party }) => Recording.start(party)));
  await target.accepts();
  await journey.everybodyHears('consulting');
  await expect.poll(() => atCustomer.length()).toBeGreaterThan(listenedWindows);
  const agents = await Promise.all(atAgents.map((recording) => recording.stop()));
  const ended = await atCustomer.length();
  await ends();
  const { windows } = await atCustomer.stop();

  const both = ['agent1', 'agent2'] as const;
  const finds = async (state: string, heard: readonly EarWindow[], whom: readonly Speaker[]) => {
    const leaked = windowsWith(heard, whom);
    await file({ kind: 'privacy', how, state, frames: heard.length, leaked });
    expect.soft(leaked, `frames of ${whom.join(' or ')}, ${state}, ${how}`).toBe(0);
  };
  await finds('consulting: agents, heard by the customer', windows.slice(inFlight, ended), both);
  const heardByAgents = agents.flatMap(({ windows: heard }) => heard.slice(inFlight));
  await finds('consulting: the customer, heard by the agents', heardByAgents, ['customer']);
  const left = windows.slice(ended);
  expect(windowsWith(left, both), 'the same ear hears the agents afterwards').toBeGreaterThan(0);
  if (targetGoes) {
    await finds('connected: the target, heard by the customer', left, [target.party.name]);
  }
}

test('nothing of a consultation reaches the customer, in any order of hold, join and merge', async ({
  journey,
}) => {
  const { customer, agent1, agent2, call } = journey;
  const adaAsksBen = { owner: agent1, target: agent2, targetName: 'Ben' };
  const goesBack = async () => {
    await agent1.presses('Back to the customer');
    await journey.everybodyHears('connected');
  };
  await agent1.startsWork();
  await agent2.startsWork();
  await customer.calls();
  await agent1.accepts();
  await journey.everybodyHears('connected');

  await isPrivate(journey, {
    ...adaAsksBen,
    how: 'from a conversation',
    ends: goesBack,
    targetGoes: true,
  });

  await agent1.presses('Hold');
  await call.comesTo('held');
  await isPrivate(journey, { ...adaAsksBen, how: 'from hold', ends: goesBack, targetGoes: true });

  await agent1.asksFor('Ben', 'Consult');
  await call.comesTo('consult-ringing');
  await agent1.presses('Cancel transfer');
  await call.comesTo('connected');
  await isPrivate(journey, {
    ...adaAsksBen,
    how: 'after one that was canceled, until it is merged',
    ends: async () => {
      await agent1.presses('All three talk');
      await journey.everybodyHears('merged');
    },
  });

  await agent1.presses('Remove Ben');
  await call.comesTo('connected');
  await isPrivate(journey, {
    ...adaAsksBen,
    how: 'after a merge',
    ends: goesBack,
    targetGoes: true,
  });

  await agent1.presses('Hold');
  await call.comesTo('held');
  await agent1.asksFor('Ben', 'Bring in');
  await agent2.accepts();
  await journey.everybodyHears('merged');
  await agent1.presses('Remove Ben');
  await call.comesTo('connected');
  await isPrivate(journey, {
    ...adaAsksBen,
    how: 'after bringing in from hold',
    ends: goesBack,
    targetGoes: true,
  });

  await agent1.asksFor('Ben', 'Consult');
  await agent2.declines();
  await call.comesTo('held');
  await isPrivate(journey, {
    ...adaAsksBen,
    how: 'after one that was declined, until the target leaves',
    ends: async () => {
      await agent2.presses('Leave call');
      await journey.everybodyHears('connected');
    },
    targetGoes: true,
  });

  await isPrivate(journey, {
    ...adaAsksBen,
    how: 'until it is handed over',
    ends: async () => {
      await agent1.presses('Hand over to Ben');
      await journey.everybodyHears('connected', 'completed');
    },
  });

  await isPrivate(journey, {
    how: 'the other way round, by the new owner',
    owner: agent2,
    target: agent1,
    targetName: 'Ada',
    ends: async () => {
      await agent2.presses('Hand over to Ada');
      await journey.everybodyHears('connected', 'completed');
    },
  });
  await customer.hangsUp();
});
