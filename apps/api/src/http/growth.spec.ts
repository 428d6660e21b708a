import { readForm, storable } from '../edges/access/signed-form';
import { findUnstorable } from './storable';

/**
 * How many elements of lists are walked over while this is done: what copies a list for each of its
 * elements walks its square.
 */
function elementsWalked(work: () => unknown): number {
  let walked = 0;
  const walk = Object.getOwnPropertyDescriptor(Array.prototype, Symbol.iterator);
  Object.defineProperty(Array.prototype, Symbol.iterator, {
    ...walk,
    value: function* <T>(this: ArrayLike<T>): Generator<T> {
      for (let at = 0; at < this.length; at += 1) {
        walked += 1;
        yield this[at] as T;
      }
    },
  });
  try {
    work();
  } finally {
    Object.defineProperty(Array.prototype, Symbol.iterator, walk ?? {});
  }
  return walked;
}

/** Wraps a value so that every look into it is counted. */
function watched(value: unknown, look: () => void): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get: (target, name) => {
      look();
      return watched(Reflect.get(target, name), look);
    },
  });
}

function looksInto(value: unknown): number {
  let looks = 0;
  findUnstorable(
    watched(value, () => {
      looks += 1;
    }),
  );
  return looks;
}

/* What anybody can have the desk do before it knows who they are. */
describe('the work for an unknown sender', () => {
  it.each([
    ['of one name', () => 'a'],
    ['of many names', (at: number) => `a${at}`],
    ['of few names', (at: number) => `a${at % 7}`],
  ])('grows only with the size of a form: fields %s', (_, nameOf) => {
    const work = (size: number) => {
      const body = Array.from({ length: size }, (_, at) => `${nameOf(at)}=%00`).join('&');
      return elementsWalked(() => storable(readForm(body, size) ?? {}));
    };
    expect(work(4_000)).toBeLessThan(work(1_000) * 5 + 4_000);
  });

  it('is done no longer than a form is credible', () => {
    expect(readForm('a&'.repeat(200))).not.toBeNull();
    expect(readForm('a&'.repeat(201))).toBeNull();
  });

  it.each([
    ['wide', (size: number) => JSON.parse(`[${'"a",'.repeat(size)}1]`) as unknown],
    ['deep', (size: number) => JSON.parse('['.repeat(size) + ']'.repeat(size)) as unknown],
    [
      'of many names',
      (size: number) => Object.fromEntries(Array.from({ length: size }, (_, at) => [`a${at}`, at])),
    ],
  ])('grows only with the size of JSON that is %s', (_, valueOf) => {
    expect(looksInto(valueOf(4_000))).toBeLessThan(looksInto(valueOf(1_000)) * 5 + 10);
  });
});
