import { liveThrough } from './history';
import type { Plan } from './plan/plan';
import { drawQuietPlan, withBadNetwork } from './plan/quiet-plan';
import { silenceLogs } from './silence-logs';
import type { World } from './world';

const histories = Number(process.env['COMPARED_ORDERS'] ?? 25);

/** What is true of a call, without when and under which ids. */
interface Standing {
  readonly calls: readonly string[];
  readonly transfers: readonly string[];
}

/*
 * Real: the product and the simulator's carrier. Compared: the same people, with and without a bad
 * network.
 */
describe('reports that are lost, doubled, late, reordered, replayed or forged', () => {
  beforeAll(silenceLogs);

  it.each(Array.from({ length: histories }, (_, seed) => seed))(
    'change nothing about where a call stands in the end: seed %s',
    async (seed) => {
      const plan = drawQuietPlan(seed);
      const [quiet, disturbed] = [await standingsOf(plan), await standingsOf(withBadNetwork(plan))];
      expect(disturbed).toEqual(quiet);
      expect(quiet.length).toBeGreaterThan(2);
    },
  );
});

/** Lives through a plan and looks just before every act, and at the end, how everything stands. */
async function standingsOf(plan: Plan): Promise<Standing[]> {
  const standings: Standing[] = [];
  const { violations } = await liveThrough(plan, {
    begun: (world) => {
      const look = () => standings.push(standingOf(world));
      for (const { at } of plan.acts) world.time.after(at - 500, look);
      for (const late of [-500, 74_000]) world.time.after(plan.calmAt + late, look);
    },
  });
  expect(violations).toEqual([]);
  return standings;
}

function standingOf({ desk }: World): Standing {
  const { calls, transfers } = desk.database.tables;
  return {
    calls: [...calls.values()].map(
      ({ state, outcome, ownerAgentId, targetAgentId, offeredAgentId }) =>
        [state, outcome, ownerAgentId, targetAgentId, offeredAgentId].join(' '),
    ),
    transfers: [...transfers.values()].map(({ mode, fromAgentId, targetAgentId, outcome }) =>
      [mode, fromAgentId, targetAgentId, outcome].join(' '),
    ),
  };
}
