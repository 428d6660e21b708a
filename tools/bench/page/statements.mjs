import { figure, table } from './tables.mjs';

/** @import { Statements } from '../measures/statements.mjs' */

/** How much of a statement is shown. */
const shownCharacters = 150;

/**
 * Tells what the database is asked for one first webhook.
 *
 * @param {Statements} statements
 */
export function statementsTable({ webhooks, perWebhook, transactionsPerWebhook, list }) {
  return [
    `${webhooks} first webhooks, one after the other, with nobody to ring: ${figure(perWebhook)} statements and ${figure(transactionsPerWebhook)} transactions for each, with the jobs that follow at once, and without what the idle desk does. BEGIN and COMMIT are counted.`,
    table(
      ['statement', 'for each webhook', 'ms in the database'],
      list
        .slice(0, 20)
        .map(({ text, perWebhook: each, meanMs }) => [inTable(text), figure(each), figure(meanMs)]),
    ),
  ].join('\n\n');
}

/**
 * A statement as it stands in a table: which columns it reads does not matter.
 *
 * @param {string} text
 */
export function inTable(text) {
  const line = text
    .replaceAll(/\s+/g, ' ')
    .replace(/^SELECT (?:"\w+"\."\w+" AS "\w+",? ?)+/, 'SELECT … ')
    .replace(/^INSERT INTO ("?\w+"?) ?\([^)]*\) VALUES.*/, 'INSERT INTO $1 …')
    .replaceAll('|', '\\|')
    .replaceAll('`', "'")
    .trim();
  const shown = line.length > shownCharacters ? `${line.slice(0, shownCharacters)} …` : line;
  return `\`${shown}\``;
}
