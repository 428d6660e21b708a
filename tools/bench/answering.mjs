/**
 * In a process that {@link startProcess} has started: does what it is asked to do, one thing for
 * each name, and answers with what comes of it.
 *
 * @param {Record<string, (details: any) => unknown>} abilities
 */
export function answerTo(abilities) {
  process.on('message', async (/** @type {any} */ { id, what, details }) => {
    try {
      const ability = abilities[what];
      if (!ability) throw new Error(`"${what}" is not among the things that this process can do.`);
      process.send?.({ id, answer: await ability(details) });
    } catch (error) {
      const { stack, message } = /** @type {Error} */ (error);
      process.send?.({ id, error: stack ?? message });
    }
  });
  // The channel of the leash does not keep a process alive; what it waits for here does.
  process.channel?.ref();
}
