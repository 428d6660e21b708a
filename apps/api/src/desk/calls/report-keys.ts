/** The one line about the end of a customer's connection, however it is reported. */
export const endOf = (customerSid: string) => `${customerSid}/over`;

/** A report that came before its call was known; it may come again, and count for it. */
export const ofUnknown = (reportKey: string) => `unknown:${reportKey}`;
