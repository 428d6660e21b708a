import { slowdown } from './load.mjs';

/** @import { Load, Loaded } from './load.mjs' */

/** What a console must not exceed that agents call fast. */
const goals = { kB: 250, ms: 1_500 };

/**
 * The load that took neither the longest nor the shortest.
 *
 * @param {readonly Load[]} loads
 */
export function medianOf(loads) {
  const sorted = [...loads].sort((one, other) => one.usableMs - other.usableMs);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (!median) throw new Error('The page was not loaded.');
  return median;
}

/**
 * Tells what came, and how long it took.
 *
 * @param {string} page
 * @param {Load} load
 */
export function tell(page, { usableMs, files }) {
  const ours = files.filter(({ isVoiceSdk }) => !isVoiceSdk);
  const sdk = files.filter(({ isVoiceSdk }) => isVoiceSdk);
  const largest = [...files].sort((one, other) => other.bytes - one.bytes).slice(0, 8);
  return [
    `\n${page}`,
    `  before the Voice SDK: ${kB(ours)} kB compressed (goal: at most ${goals.kB}), in ${ours.length} files`,
    `  the Voice SDK: ${kB(sdk)} kB`,
    `  usable after ${Math.round(usableMs)} ms at ${slowdown} × slowed CPU (goal: at most ${goals.ms})`,
    ...largest.map((file) => `    ${kB([file]).padStart(6)} kB ${file.name}`),
  ].join('\n');
}

/** @param {readonly Loaded[]} files */
function kB(files) {
  return (files.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000).toFixed(1);
}
