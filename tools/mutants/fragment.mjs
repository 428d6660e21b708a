/**
 * @typedef {{ line: number, column: number }} Position
 * @typedef {{ status: string, mutatorName: string, replacement?: string, static?: boolean,
 *   location: { start: Position, end: Position } }} Mutant
 * @typedef {{ files: Record<string, { source: string, mutants: Mutant[] }> }} Report
 * @typedef {{ title: string, minutes: number, report: Report }} Result
 */

/**
 * Says in Markdown how many changes were noticed, and which were not.
 *
 * @param {Result[]} results
 * @param {string} argued why some changes cannot be noticed, as published beside the machine
 */
export function describeMutants(results, argued) {
  return `## Do the tests bite

\`npm run mutants\`

Stryker changed the machine, \`libs/call-flow/src/lib\`, in every way that it knows, one change at a time: a condition turned round, a
branch emptied, a word or a command left out. A change that no spec notices is a behaviour that nobody has asked for. The printed
machine changes with nearly every rule and would notice nearly everything by itself, so it is left out first; what survives
is then shown to it as well.

| looked at by | mutants | killed | timed out | survived | not reached | minutes |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
${results.map(row).join('\n')}

${results.map((result) => survivors(result, argued)).join('\n')}`;
}

/** @param {Result} result */
function row({ title, minutes, report }) {
  const mutants = Object.values(report.files).flatMap((file) => file.mutants);
  /** @param {string} status */
  const count = (status) => mutants.filter((mutant) => mutant.status === status).length;
  const cells = [
    mutants.length,
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
    minutes.toFixed(0),
  ];
  return `| ${title} | ${cells.join(' | ')} |`;
}

/**
 * @param {Result} result
 * @param {string} argued
 */
function survivors({ title, report }, argued) {
  const lines = Object.entries(report.files).flatMap(([name, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => {
        const file = name.replace('libs/call-flow/src/lib/', '');
        const change = changeOf(source, mutant);
        const isArgued = argued.includes(change);
        const verdict = isArgued ? 'argued in `libs/call-flow/mutants.md`' : '**not argued**';
        return `- \`${file}\`: ${change}: ${verdict}`;
      }),
  );
  return `Survived ${title}: ${lines.length === 0 ? 'none.' : ''}\n\n${lines.join('\n')}\n`.replace(
    '\n\n\n',
    '\n',
  );
}

/**
 * The whole lines, as they are and as the mutant has them: a word alone would not say where.
 *
 * @param {string} source
 * @param {Mutant} mutant
 */
function changeOf(source, { location: { start, end }, replacement = '' }) {
  const lines = source.split('\n');
  const before = lines.slice(start.line - 1, end.line).join('\n');
  const head = (lines[start.line - 1] ?? '').slice(0, start.column - 1);
  const tail = (lines[end.line - 1] ?? '').slice(end.column - 1);
  return `\`${oneLine(before)}\` → \`${oneLine(head + replacement + tail)}\``;
}

/** @param {string} text */
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();
