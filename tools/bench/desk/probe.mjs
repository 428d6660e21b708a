/*
 * Loaded into the API's process: tells how much memory it uses when it is asked. It is no part of
 * what the API does.
 */

process.on('message', (/** @type {any} */ { id, what }) => {
  if (what !== 'memory') return;
  // Twice: what the first one frees may hold others.
  /** @type {any} */ (globalThis).gc?.();
  /** @type {any} */ (globalThis).gc?.();
  process.send?.({ id, answer: process.memoryUsage() });
});
// Whether the process lives is not this channel's business.
process.channel?.unref();
