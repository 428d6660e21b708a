import { readPhoneNumber, type ReadNumber } from '@baton/shared-types/phone-number';
import metadata from 'libphonenumber-js/min/metadata';

/**
 * Reads a number as the desk will read it; with all that it knows of numbers, it is loaded when one
 * is to be typed.
 */
export const readDialed = (text: string, deskNumber: string): ReadNumber =>
  readPhoneNumber(text, { deskNumber, metadata });
