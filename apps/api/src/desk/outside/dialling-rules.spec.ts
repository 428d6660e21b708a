import { countryOf, whyNotDialled } from './dialling-rules';

const codeFor = (number: string, ...allowed: string[]) =>
  whyNotDialled(number, allowed)?.code ?? 'may be called';

describe('a number outside of the desk', () => {
  it.each([
    ['+12025550199', ['US']],
    ['+18005550199', ['US']],
    ['+442079460018', ['US', 'GB']],
    ['+442079460018', ['+4420']],
    // The carrier's test numbers are personal ones.
    ['+15005550003', ['US', '+1500555']],
  ])('%s may be called where %s is allowed', (number, allowed) => {
    expect(codeFor(number, ...allowed)).toBe('may be called');
  });

  it.each([
    ['+442079460018', 'another country'],
    ['+14165550123', 'another country with the same calling code'],
    ['+18765550123', 'another country with the same calling code, at a price'],
    ['+25261234567', 'a country that toll fraud prefers'],
    ['+80012345678', 'an international freephone number'],
  ])('%s is refused where only the US is allowed: %s', (number) => {
    expect(codeFor(number, 'US')).toBe('number_abroad');
    expect(whyNotDialled(number, ['US'])?.detail).toContain('OUTSIDE_NUMBERS');
  });

  it.each([
    '+19005550123',
    '+12029765555',
    '+448431234567',
    '+449012345678',
    '+447012345678',
    '+33899123456',
    '+491805123456',
  ])('%s is refused as premium although its country is allowed', (number) => {
    expect(codeFor(number, 'US', 'GB', 'FR', 'DE')).toBe('number_premium');
  });

  it.each([
    '+870773111632',
    '+878101234567',
    '+881612345678',
    '+88213001234',
    '+883510012345678',
    '+88812345678901',
    '+979123456789',
    '+80812345678',
  ])('%s is refused as of a network, although its beginning is allowed', (number) => {
    expect(codeFor(number, number.slice(0, 4))).toBe('number_network');
  });

  it.each(['+19005550123', '+12029765555', '+449012345678'])(
    '%s is refused although its very beginning is allowed',
    (number) => {
      expect(codeFor(number, number.slice(0, 5))).toBe('number_premium');
    },
  );

  it.each(['+12020550100', '+2101234567', '+9991234567', '+1202555019'])(
    '%s is refused because nobody can have it',
    (number) => {
      expect(codeFor(number, 'US')).toBe('number_unknown');
    },
  );

  it('has a country, if it is not of a network', () => {
    expect(['+12025550100', '+442079460018', '+881612345678'].map(countryOf)).toEqual([
      'US',
      'GB',
      null,
    ]);
  });
});
