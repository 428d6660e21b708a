import { phoneNumberSchema } from '@baton/shared-types';

/** Whether somebody who calls from this number could be called back on it; null is a hidden one. */
export const canBeCalledBack = (number: string | null): boolean =>
  phoneNumberSchema.safeParse(number).success;
