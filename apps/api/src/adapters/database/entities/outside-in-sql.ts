/*
 * What `partyOf` says of a text, in SQL. The indices and checks of the tables are written so.
 */

/** Whether a column names an outside party. */
export const isOutside = (column: string): string => `${column} ~ '^[+]'`;

/** Whether a column names an agent. */
export const isAgent = (column: string): string => `${column} !~ '^[+]'`;
