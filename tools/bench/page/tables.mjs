/**
 * A table in Markdown.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/**
 * A number in so many figures as tell something; a dash for what is none.
 *
 * @param {number} value
 */
export function figure(value) {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 10 || value === 0 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** @param {number} share 1 is all of it */
export function percent(share) {
  return Number.isFinite(share) ? `${figure(share * 100)} %` : '–';
}
