import { readdirSync, readFileSync } from 'node:fs';

/** A tick of the kernel's accounts, in ms: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const tickMs = 10;

/** A process, and whether what its children use is its own: those of a PostgreSQL server do. */
/** @typedef {{ pid: number, withChildren?: boolean }} Watched */

/**
 * What Linux says about the processor time of a process: its own, and that of its children that
 * have ended.
 *
 * @param {string} stat the text of `/proc/<pid>/stat`
 */
export function readStat(stat) {
  // The name of the program stands in brackets, and may hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
  return {
    parent: Number(fields[1]),
    ownMs: (user + system) * tickMs,
    endedChildrenMs: (endedUser + endedSystem) * tickMs,
  };
}

/**
 * Begins to measure; what it returns says how much of one core each has used since, as a share: 0.5
 * is half a core. Null on a system that does not tell as Linux does.
 *
 * @template {string} Name
 * @param {Readonly<Record<Name, readonly Watched[]>>} groups
 * @returns {() => Record<Name, number> | null}
 */
export function watchCpu(groups) {
  if (process.platform !== 'linux') return () => null;
  const names = /** @type {Name[]} */ (Object.keys(groups));
  const used = () => names.map((name) => sum(groups[name].map(usedBy)));
  const before = used();
  const begun = performance.now();
  return () => {
    const passedMs = performance.now() - begun;
    const shares = used().map((ms, index) => (ms - (before[index] ?? 0)) / passedMs);
    return /** @type {Record<Name, number>} */ (
      Object.fromEntries(names.map((name, index) => [name, shares[index]]))
    );
  };
}

/** @param {Watched} watched */
function usedBy({ pid, withChildren = false }) {
  const self = statOf(pid);
  if (!self) return 0;
  if (!withChildren) return self.ownMs;
  const children = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    return stat?.parent === pid ? [stat.ownMs] : [];
  });
  return self.ownMs + self.endedChildrenMs + sum(children);
}

/** @param {number} pid */
function statOf(pid) {
  try {
    return readStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
