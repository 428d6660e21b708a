/**
 * @typedef {import('../../libs/call-flow/src/testing/inspection.js').Inspection} Inspection
 * @typedef {{ agentLoss: string, inspection: Inspection, counts: bigint[], seconds: number }} Run
 * @typedef {{ command: string, depth: number, people: string[], runs: Run[] }} Runs
 */

/**
 * Says in Markdown what was looked at, and what was found.
 *
 * @param {Runs} ran
 */
export function describeInspections({ command, depth, people, runs }) {
  return `## Every history of the call machine

\`${command}\`

The machine without its shell, from a customer's first ring on, with ${people.join(', ')}. In every situation everything
is tried that can happen next: the carrier's reports in and out of order, late, doubled and about strangers; refused holds and resumes;
every deadline, also when nobody waits for it; every wish of every agent, also about the wrong transfer or somebody who is on the call
already. A situation is the machine's state together with where every leg is and how the carrier was last told to treat the
customer. What can follow depends on nothing else, so each situation is visited once, and its steps stand for those of all histories
that lead there; the number of histories is the exact number of ways through. No situation is left unvisited, so the
result holds for histories of any length.

${runs.map((run) => describeRun(run, depth)).join('\n')}`;
}

/**
 * @param {Run} run
 * @param {number} depth
 */
function describeRun({ agentLoss, inspection, counts, seconds }, depth) {
  const { histories, steps, findings } = inspection;
  const longest = Math.max(...histories.distance);
  const violations = findings.reduce((sum, finding) => sum + finding.violations, 0);
  return `### With \`AGENT_LOSS_POLICY=${agentLoss}\`

${number(histories.situations.length)} situations, each reached by at most ${longest} events; ${number(steps)} steps; ${findings.length} promises after each;
${number(counts[0] ?? 0n)} histories of up to ${depth} events from the first ring, ${number(sum(counts))} from every situation;
**${number(violations)} violations**; ${seconds.toFixed(1)} s.

| promise | steps looked at | violations |
| --- | ---: | ---: |
${findings.map((finding) => `| ${finding.sentence} | ${number(steps)} | ${number(finding.violations)} |`).join('\n')}

| from the state | situations | steps | histories of up to ${depth} events |
| --- | ---: | ---: | ---: |
${rowsOfStates(inspection, counts).join('\n')}
`;
}

/**
 * @param {Inspection} inspection
 * @param {bigint[]} counts
 */
function rowsOfStates({ histories: { situations, leadsTo } }, counts) {
  const names = [...new Set(situations.map(({ state }) => state.name))];
  return names.map((name) => {
    const those = [...situations.keys()].filter((i) => situations[i]?.state.name === name);
    const steps = those.reduce((total, i) => total + (leadsTo[i]?.length ?? 0), 0);
    const ways = sum(those.map((i) => counts[i] ?? 0n));
    return `| ${name} | ${number(those.length)} | ${number(steps)} | ${number(ways)} |`;
  });
}

/** @param {bigint[]} counts */
const sum = (counts) => counts.reduce((total, count) => total + count, 0n);

/** @param {bigint | number} value small ones exactly, astronomical ones by their size */
function number(value) {
  const digits = value.toString();
  if (digits.length <= 15) return value.toLocaleString('en');
  return `${digits.slice(0, 1)}.${digits.slice(1, 3)} × 10^${digits.length - 1}`;
}
