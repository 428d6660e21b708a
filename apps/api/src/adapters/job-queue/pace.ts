/* How fast the job queue works; the simulation's queue works at the same pace. */

/** How many jobs a process does at a time. */
export const concurrency = 6;

/** How often a process asks for jobs that fall due without being announced, in ms. */
export const pollIntervalMs = 200;

/** How often a process looks for the jobs of dead processes, in ms: twice before it takes them. */
export const lookIntervalMs = 400;
