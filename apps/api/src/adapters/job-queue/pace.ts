/* How fast the job queue works; the simulation's queue works at the same pace. */

/** How many jobs a process does at a time. */
export const concurrency = 6;

/** How often a process asks for jobs that fall due without being announced while there are jobs, in ms. */
export const pollIntervalMs = 200;

/** How often a process looks for the jobs of dead processes, in ms: twice before it takes them. */
export const lookIntervalMs = 400;

/** How often a process asks for jobs that nobody knows of, in ms. */
export const idlePollIntervalMs = 2_000;

/**
 * How many jobs a process takes at a time, and for how long it keeps those that none of its workers
 * is free for, in ms: then another process may have them.
 */
export const heldJobs = { atMost: 2 * concurrency, forMs: 500 };
