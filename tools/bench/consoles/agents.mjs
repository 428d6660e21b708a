/** Every agent of the bench has the same. */
export const password = 'the bench knows it';

/**
 * The ids of so many agents.
 *
 * @param {number} count
 */
export const agentIds = (count) =>
  Array.from({ length: count }, (_, index) => `agent${String(index + 1).padStart(4, '0')}`);

/**
 * The desk's setting for so many agents.
 *
 * @param {number} count
 */
export const agentsSetting = (count) =>
  agentIds(count)
    .map((id) => `${id}:${id}:${password}`)
    .join(',');
