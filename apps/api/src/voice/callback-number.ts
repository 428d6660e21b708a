import { phoneNumberSchema } from '@baton/shared-types';

/**
 * What the carrier shows for callers who keep their number to themselves: the words RESTRICTED, BLOCKED, UNKNOWN,
 * ANONYMOUS and UNAVAILABLE, spelt on a keypad.
 * https://support.twilio.com/hc/en-us/articles/223179988-Why-am-I-getting-calls-from-these-strange-numbers-
 */
const spelt = new Set(['+7378742833', '+2562533', '+8656696', '+266696687', '+86282452253']);

/** Whether somebody who calls from this number could be called back on it. */
export const canBeCalledBack = (number: string): boolean =>
  phoneNumberSchema.safeParse(number).success && !spelt.has(number);
