/*
 * Apart from the rest, so that the console loads it, and what it reads numbers with, only when a
 * number is typed.
 */
export * from './lib/read-phone-number';
