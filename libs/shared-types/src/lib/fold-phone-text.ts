/**
 * Reduces a copied number to its meaning. Digits of any script become 0 to 9, and every plus
 * becomes `+`. Spaces, dashes, dots, slashes, brackets, quotes and direction marks are removed.
 * Letters, commas and the like stay, so that they can be named.
 */
export function foldPhoneText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Z}\p{C}\p{M}]/gu, '')
    .replace(/\u2795/g, '+')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Pc}"'`<>./\\\u00b7\u2022\u2212\u223c~]/gu, '');
}

/** The ten digits of a script stand one after another, beginning with its zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return `${value}`;
}
