import {
  closeStage,
  crashThrough,
  faultsOf,
  type KindReport,
  openStage,
} from './crash/crash-matrix';
import type { Outcome, Stage } from './crash/crash-run';
import { kinds } from './crash/kinds';
import type { CrashPoint, Mishap } from './crash/ledger';
import { tableOf, writeProof } from './crash/report';
import { Share } from './crash/share';

const isWhole = process.env['CRASH_MATRIX'] === 'whole';
const only = process.env['CRASH_KIND'];
const share = new Share(process.env['CRASH_SHARE']);
/** Where in each story the crash is, from 0 to 1; another one each time, unless told. */
const offset = Number(process.env['CRASH_OFFSET'] ?? Math.random().toFixed(3));

/** What happens to the process: `killed`, unless told, `frozen` or `frozen, then killed`. */
const mishap = (process.env['CRASH_MISHAP'] ?? 'killed') as Mishap;

const onlyAfter = process.env['CRASH_AFTER'];

const choose = (all: readonly CrashPoint[]): readonly CrashPoint[] => {
  const points = all.filter(({ name }) => !onlyAfter || name.includes(onlyAfter));
  return isWhole ? points : points.slice(Math.floor(offset * points.length)).slice(0, 1);
};

/** In a long run, each outcome is told at once. */
const tell = (outcome: Outcome) => {
  if (!isWhole) return;
  const { kind, point, convergedMs, hasCrashed } = outcome;
  const what = `${kind}: after ${point?.name ?? ''} (${point?.time ?? 0})`;
  const how = hasCrashed ? `${convergedMs} ms` : 'did not come';
  process.stderr.write(`${[what, how, ...faultsOf(outcome)].join(': ')}\n`);
};

/*
 * Real: two built API processes, PostgreSQL, HTTP, Socket.IO. Simulated: the carrier and the
 * people.
 */
describe(`when the process that has just done something is ${mishap}`, () => {
  let stage: Stage;
  const reports: KindReport[] = [];
  beforeAll(async () => (stage = await openStage(mishap)), 60_000);
  afterAll(async () => {
    process.stdout.write(`${isWhole ? '' : `CRASH_OFFSET=${offset}\n`}${tableOf(reports)}\n`);
    const all = isWhole && mishap === 'killed' ? share.handIn(reports) : null;
    if (all) writeProof(all);
    await closeStage(stage);
  });

  const chosen = share.take(kinds.filter(({ name }) => !only || name === only));
  it.each(chosen.map((kind) => [kind.name, kind] as const))(
    'the other one goes on with: %s',
    async (_, kind) => {
      const report = await crashThrough(kind, stage, { choose, onOutcome: tell });
      reports.push(report);
      const faults = [report.clean, ...report.crashes].flatMap((outcome) =>
        faultsOf(outcome).map((fault) => {
          const { name, time } = outcome.point ?? { name: 'no crash', time: 1 };
          return `after ${name} (${time}): ${fault}`;
        }),
      );
      expect(faults).toEqual([]);
    },
    isWhole ? 1_200_000 : 60_000,
  );
});
