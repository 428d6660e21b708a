import { createMigratedDatabase, type TestDatabase } from '../src/testing/test-database';
import { liveThrough } from './history';
import { drawPlan } from './plan/draw-plan';
import { silenceLogs } from './silence-logs';
import { Journal } from './store/journal';
import type { MemoryDatabase } from './store/memory-database';
import { PostgresReplay } from './store/postgres-replay';
import type { Tables } from './store/tables';

/** How many histories are compared; a longer run asks for more. */
const histories = Number(process.env['COMPARED_HISTORIES'] ?? 2);

/*
 * Real: PostgreSQL, the migrations, the store and the job board of the API, everything they are
 * asked for.
 */
describe('what the store in memory answers, PostgreSQL answers too', () => {
  let database: TestDatabase;
  let replay: PostgresReplay;

  beforeAll(async () => {
    silenceLogs();
    database = await createMigratedDatabase();
    replay = await PostgresReplay.open(database.url);
  });
  afterAll(async () => {
    await replay.close();
    await database.drop();
  });

  it.each(Array.from({ length: histories }, (_, index) => 100 + index))(
    'to every question of seed %s, and has the same rows and jobs in the end',
    async (seed) => {
      const { memory, journal, agents } = await recorded(seed);
      const before = replay.operations;
      await replay.replay(journal.entries, agents);
      await replay.compare(memory);
      expect(replay.differences.slice(0, 3)).toEqual([]);
      expect(replay.operations - before).toBeGreaterThan(500);
    },
    120_000,
  );
});

async function recorded(seed: number) {
  const journal = new Journal();
  const seen: { memory?: MemoryDatabase; agents?: Tables['agents'] } = {};
  await liveThrough(drawPlan(seed), {
    prepare: ({ desk }) => {
      desk.database.journal = journal;
      seen.memory = desk.database;
    },
    begun: ({ desk }) => {
      seen.agents = desk.database.tables.agents;
    },
  });
  if (!seen.memory || !seen.agents) throw new Error('Nothing has been recorded.');
  return { memory: seen.memory, agents: seen.agents, journal };
}
