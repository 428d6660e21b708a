import { isHidden } from './hidden-caller';

const spelt = [
  ['ANONYMOUS', '266696687'],
  ['BLOCKED', '2562533'],
  ['RESTRICTED', '7378742833'],
  ['UNAVAILABLE', '86282452253'],
  ['UNKNOWN', '8656696'],
  ['PRIVATE', '7748283'],
  ['no word', '464'],
] as const;

describe('a caller who hides their number', () => {
  it.each(spelt)('is known by %s on a keypad, with and without a country code', (_, digits) => {
    const spellings = ['', '+', '1', '+1', '+44', '+49', '0', '00', '+1 '].map(
      (code) => code + digits,
    );
    expect(spellings.filter((spelling) => !isHidden(spelling))).toEqual([]);
  });

  it.each(['anonymous', 'Blocked', 'RESTRICTED', 'Unavailable', 'unknown', 'private', 'Withheld'])(
    'is known by the word %s, alone, in a sentence and as an address',
    (word) => {
      const spellings = [
        word,
        ` ${word.toUpperCase()} `,
        `${word} number`,
        `"${word}"`,
        `sip:${word}@anonymous.invalid`,
        `SIP:${word}@10.0.0.1:5060;transport=udp`,
        `"Somebody" <sips:${word}@carrier.example>`,
        `client:${word}`,
      ];
      expect(spellings.filter((spelling) => !isHidden(spelling))).toEqual([]);
    },
  );

  it.each([
    '',
    ' ',
    '+',
    '-',
    '0',
    '+0000000000',
    '+10000000000',
    'sip:@anonymous.invalid',
    'sip:somebody@anonymous.invalid',
    'sip:+266696687@carrier.example',
  ])('is known by %j', (from) => {
    expect(isHidden(from)).toBe(true);
  });

  it.each([
    '+12025550123',
    '2025550123',
    '+442079460018',
    '+4926669668',
    '+999266696687',
    '+112662533',
    'sip:ada@unknown.example',
    'sip:+12025550123@carrier.example',
    'client:agent1',
    'Ada Private Ltd 7',
  ])('is not %s', (from) => {
    expect(isHidden(from)).toBe(false);
  });
});
