import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { convergedIn, faultsOf, type KindReport } from './crash-matrix';
import type { Outcome } from './crash-run';

const proof = join(...[__dirname, '..', '..', '..', '..'], 'tmp', 'proof', '40-crash-matrix.md');

/** Shows what came of each kind, as a table in Markdown. */
export function tableOf(reports: readonly KindReport[]): string {
  const head = [
    'kind',
    'crash points',
    'crashed',
    'faults',
    'converged: median ms',
    'max ms',
    'other endings',
    'dialed twice',
    'longest silence ms',
  ];
  const rows = reports.map(({ kind, crashes }) => {
    const crashed = crashes.filter(({ hasCrashed }) => hasCrashed);
    const times = crashed.map(convergedIn).sort((a, b) => a - b);
    return [
      kind.name,
      crashes.length,
      crashed.length,
      crashes.filter((each) => faultsOf(each).length > 0).length,
      times[Math.floor(times.length / 2)] ?? '–',
      times.at(-1) ?? '–',
      otherEndings(kind.endings[0].what, crashed),
      crashes.filter(({ mostRingsOfALeg }) => mostRingsOfALeg > 1).length,
      Math.max(0, ...crashes.map(({ longestSilenceMs }) => longestSilenceMs)),
    ];
  });
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function otherEndings(usual: string, crashed: readonly Outcome[]): string {
  const others = crashed.flatMap(({ ending }) =>
    ending && ending.what !== usual ? [ending.what] : [],
  );
  const counts = [...new Set(others)].map(
    (what) => `${what}: ${others.filter((each) => each === what).length}`,
  );
  return counts.join(', ') || '–';
}

/** Writes the fragment of `docs/proof.md` that this proof is. */
export function writeProof(reports: readonly KindReport[]): void {
  const crashes = reports.flatMap((report) => report.crashes);
  const crashed = crashes.filter(({ hasCrashed }) => hasCrashed).length;
  const faults = crashes.filter((each) => faultsOf(each).length > 0);
  const text = `## Crash matrix

\`npm run crash-matrix\`, ${new Date().toISOString()}. Two API processes on one PostgreSQL, one simulated carrier, two agents by habit;
two such desks at a time, each with half of the kinds, on a machine with two cores.
For each kind of story the side effects of a run without a crash are written down: every transaction that PostgreSQL
has committed, jobs taken and done included, and every request that the carrier has carried out. Then the story is
played again for each of them, and the process that performs it is killed with SIGKILL at that moment, before it has
learnt of the outcome. "Converged" is the time from the kill until database, carrier and every console agree on the
end of the story, everybody hears the people that they should, no other leg lives and no job is left; the grace for a lost agent
and the farewell after an agent has ended the call, for which a desk that is well takes its time, are not counted. The process stays dead until then.

**${crashes.length} crash points, ${crashed} crashes, ${faults.length} of them with a fault** (slower than 5 s, silence of more than 5 s, dialed twice, an acknowledged wish forgotten, another end than listed).

${tableOf(reports)}
${faults.map((each) => `\n- ${each.kind}, after ${each.point?.name ?? ''} (${each.point?.time ?? 0}): ${faultsOf(each).join('; ').split('\n')[0] ?? ''}`).join('')}
`;
  mkdirSync(dirname(proof), { recursive: true });
  writeFileSync(proof, text);
}
