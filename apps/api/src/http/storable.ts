/*
 * PostgreSQL keeps no U+0000 in text, and no half of a surrogate pair in JSON:
 * https://www.postgresql.org/docs/17/datatype-json.html
 */

/**
 * What is wrong with a text that cannot be kept, in words for who sent it; null when nothing is.
 */
export function whyNotStorable(text: string): string | null {
  if (text.includes('\0')) return 'must not contain the character U+0000.';
  return text.isWellFormed() ? null : 'must not contain half of a character (a lone surrogate).';
}

/** Makes a text that can be kept of any. */
export const toStorable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** The beginning of a text, so that it fits where it is kept; no character is cut in half. */
export const cut = (text: string, length: number): string =>
  toStorable(text.length > length ? text.slice(0, length) : text);

/** A text inside of a value that cannot be kept. */
export interface Unstorable {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * Finds the first text inside of a value, or name of a field, that cannot be kept; takes time in
 * proportion to the value's size.
 */
export function findUnstorable(value: unknown): Unstorable | null {
  const open: { readonly value: unknown; readonly path: Path }[] = [{ value, path: null }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: one, path } = next;
    if (typeof one === 'string') {
      const message = whyNotStorable(one);
      if (message) return { path: stepsOf(path), message };
    } else if (typeof one === 'object' && one !== null) {
      for (const [name, inner] of Object.entries(one)) {
        const message = whyNotStorable(name);
        if (message) return { path: stepsOf(path), message: `has a field whose name ${message}` };
        open.push({ value: inner, path: { step: name, before: path } });
      }
    }
  }
  return null;
}

/** The way to a value, from its end: so that deep values share what leads to them. */
type Path = { readonly step: string; readonly before: Path } | null;

function stepsOf(path: Path): string[] {
  const steps: string[] = [];
  for (let at = path; at; at = at.before) steps.unshift(at.step);
  return steps;
}
