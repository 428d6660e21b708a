const now = Date.now.bind(Date);
let aheadMs = 0;

/**
 * Lets time pass, in ms, for everything that asks what time it is; timers do not notice. Until the
 * end of the test.
 */
export function letPass(ms: number): void {
  aheadMs += ms;
  jest.spyOn(Date, 'now').mockImplementation(() => now() + aheadMs);
}
