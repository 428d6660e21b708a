import { readDialedNumber } from './dialed-number';

describe('a telephone number that an agent types', () => {
  it.each([
    ['+12025550199', '+12025550199'],
    ['+1 (202) 555-0199', '+12025550199'],
    [' +1.202.555.0199 ', '+12025550199'],
    ['+49 (0)89 / 123 456', '+4989123456'],
    ['+44\u00a020\u20117946\u20130018', '+442079460018'],
  ])('%s is read as %s', (typed, number) => {
    expect(readDialedNumber(typed)).toEqual({ number });
  });

  it.each([
    ['', 'Enter a telephone number.'],
    [' - ', 'Enter a telephone number.'],
    ['202 555 0199', 'Begin with + and the country code, such as +1 or +44.'],
    ['0044 20 7946 0018', 'Begin with + instead of 00: +442079460018.'],
    ['+1 202 CALL NOW', '"C" is not part of a telephone number.'],
    ['+1 202 555 0199 x7', '"x" is not part of a telephone number.'],
    ['+1 202+5550199', 'The + belongs at the beginning only.'],
    ['+0 202 555 0199', 'No country code begins with 0.'],
    ['+1', 'Too short: 1 digit behind the +, and there must be at least 7.'],
    ['+1 202 5', 'Too short: 5 digits behind the +, and there must be at least 7.'],
    ['+1 202 555 0199 000000', 'Too long: 17 digits behind the +, and there can be at most 15.'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(readDialedNumber(typed)).toEqual({ problem });
  });
});
