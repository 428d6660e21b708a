import * as fc from 'fast-check';
import metadata from 'libphonenumber-js/max/metadata';
import { readPhoneNumber } from './read-phone-number';

const us = { deskNumber: '+12025550100', metadata };
const germany = { deskNumber: '+4930901820', metadata };
const numberIn = (text: string, reading = us) => {
  const read = readPhoneNumber(text, reading);
  return 'number' in read ? read.number : read.problem;
};

describe('a telephone number that is typed or pasted', () => {
  it.each([
    ['+12025550150', us, '+12025550150'],
    ['\u202d+1 (202) 555-0150\u202c', us, '+12025550150'],
    ['\u2066+1\u00a0202\u2009555\u20110150\u2069', us, '+12025550150'],
    ['＋１　２０２－５５５－０１５０', us, '+12025550150'],
    ['+١٢٠٢٥٥٥٠١٥٠', us, '+12025550150'],
    ['1️⃣2025550150', us, '+12025550150'],
    ['tel:+1-202-555-0150', us, '+12025550150'],
    ['<TEL:%2B12025550150>', us, '+12025550150'],
    ['tel:555-0150;phone-context=+1202', us, '+12025550150'],
    ['(202) 555-0150', us, '+12025550150'],
    ['1-202-555-0150', us, '+12025550150'],
    ['011 44 20 7946 0018', us, '+442079460018'],
    ['0044 20 7946 0018', us, '+442079460018'],
    ['+49 (0)89 / 123 456', us, '+4989123456'],
    ['089 123456', germany, '+4989123456'],
    ['0011 44 20', germany, 'Too short'],
    ['001 202 555 0150', germany, '+12025550150'],
  ])('%j is understood', (text, reading, number) => {
    expect(numberIn(text, reading)).toContain(number);
  });

  it('is shown as people read it, with its country', () => {
    expect(readPhoneNumber('2025550150', us)).toEqual({
      number: '+12025550150',
      shown: '+1 202 555 0150',
      country: 'US',
    });
  });

  it.each([
    ['', 'Enter a phone number.'],
    [' - ', 'Enter a phone number.'],
    ['911', '911 is an emergency or service number'],
    ['9-1-1', 'emergency'],
    ['112', 'emergency'],
    ['+1 911', 'emergency'],
    ['+44 999', 'emergency'],
    ['0049 112', 'emergency'],
    ['+1 202 CALL NOW', '"C" cannot be part of a phone number.'],
    ['+1 202 555 0199 x7', 'Extension 7'],
    ['+1 202 555 0199 ext. 12', 'Extension 12'],
    ['tel:+12025550199;ext=7', 'Extension 7'],
    ['+12025550199,900', 'one number only'],
    ['+1 202+5550199', 'Use + only at the start.'],
    ['+0 202 555 0199', 'A country code cannot start with 0.'],
    ['sip:someone@example.com', 'not a phone number'],
    ['+1 202 555 0199 000000', 'Too long: 17 digits'],
    ['\u0000', 'Enter a phone number.'],
  ])('%j is refused: %s', (text, problem) => {
    expect(numberIn(text)).toContain(problem);
  });

  it('is understood whatever decorates it', () => {
    const decoration = fc
      .array(
        fc.constantFrom(
          ...Array.from(
            ' \t\u00a0\u2009\u3000-\u2010\u2011\u2013\u2212.()/\u200b\u200e\u200f\u202a\u202c\u2066\u2069\u00ad\ufeff\u0301',
          ),
        ),
        { maxLength: 4 },
      )
      .map((parts) => parts.join(''));
    const valid = fc.constantFrom('+12025550150', '+442079460018', '+4989123456', '+81312345678');
    const digits = fc.constantFrom(0x30, 0xff10, 0x660, 0x6f0, 0x966);
    fc.assert(
      fc.property(
        valid,
        fc.array(decoration, { minLength: 20, maxLength: 20 }),
        digits,
        (number, between, zero) => {
          const written = number.replace(/\d/g, (digit) =>
            String.fromCodePoint(zero + Number(digit)),
          );
          const decorated = written.replace(
            /./gu,
            (part, at: number) => `${between[at % 20] ?? ''}${part}`,
          );
          expect(numberIn(`${decorated}${between[19] ?? ''}`)).toBe(number);
        },
      ),
    );
  });

  it('is never a fault, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const read = readPhoneNumber(text, us);
        expect('problem' in read || /^\+[1-9]\d{6,14}$/.test(read.number)).toBe(true);
      }),
    );
  });
});
