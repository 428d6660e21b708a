/**
 * The numbers that tabs take for themselves, of the range that is reserved for fiction: customers,
 * and phones outside.
 */
const customers = { first: 12025550111, count: 39 };
const outside = { first: 12025550150, count: 40 };

/** Whether it is a number in E.164. */
export function isNumber(text) {
  return /^\+[1-9]\d{1,14}$/.test(text);
}

/** The typed number without spaces, dots, dashes and brackets. */
export function bare(text) {
  return text.replace(/[\s().-]/g, '').replace(/^00/, '+');
}

/** A number as people read it. */
export function readable(number) {
  const american = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return american ? `+1 (${american[1]}) ${american[2]}-${american[3]}` : number;
}

/**
 * The telephone's own number: the page's `?number=`, else the first one that no other tab holds.
 * The lock is held until the tab is closed.
 */
export async function ownNumber({ isOutside }) {
  const { first, count } = isOutside ? outside : customers;
  const asked = bare(new URLSearchParams(location.search).get('number') ?? '');
  if (isNumber(asked)) return asked;
  for (let i = 0; i < count; i++) {
    const number = `+${first + i}`;
    if (await hold(number)) return number;
  }
  return `+${first}`;
}

function hold(number) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks.request(`handset ${number}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => undefined);
    });
  });
}
