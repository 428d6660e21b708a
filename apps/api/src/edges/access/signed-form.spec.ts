import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { isSigned, readForm } from './signed-form';

const authToken = '12345';

const accepts = (url: string, body: string, signature: string): boolean => {
  const { origin } = new URL(url);
  const request = {
    originalUrl: url.slice(origin.length),
    headers: { 'x-twilio-signature': signature },
  };
  return isSigned(request, readForm(body) ?? {}, { publicBaseUrl: origin, authToken });
};

const form = (number: string) =>
  new URLSearchParams({
    To: '+18005551212',
    CallSid: 'CA1234567890ABCDE',
    From: number,
    Digits: '1234',
    Caller: number,
  }).toString();

describe('a signature', () => {
  // https://www.twilio.com/docs/usage/security and the official validators' own tests
  it.each([
    [
      'https://example.com/myapp.php?foo=1&bar=2',
      form('+14158675310'),
      'L/OH5YylLD5NRKLltdqwSvS0BnU=',
    ],
    [
      'https://mycompany.com/myapp.php?foo=1&bar=2',
      form('+14158675309'),
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
    [
      'https://mycompany.com/myapp.php?foo=1&bar=2',
      form('+14158675309'),
      'kvajT1Ptam85bY51eRf/AJRuM3w=',
    ],
    [
      'http://mycompany.com/myapp.php?foo=1&bar=2',
      form('+14158675309'),
      '0ZXoZLH/DfblKGATFgpif+LLRf4=',
    ],
    [
      'http://mycompany.com:1234/myapp.php?foo=1&bar=2',
      form('+14158675309'),
      'Zmvh+3yNM1Phv2jhDCwEM3q5ebU=',
    ],
  ])('MUST fit as in the published example: %s', (url, body, signature) => {
    expect(accepts(url, body, signature)).toBe(true);
  });

  it('covers each value of a repeated name once, in order', () => {
    const body = 'Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234';
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(accepts(url, body, 'IK+Dwps556ElfBT0I3Rgjkr1wJU=')).toBe(true);
  });

  it.each([
    ['accents', { FromCity: 'São Paulo' }],
    ['a plus', { From: '+12025550123' }],
    ['an empty value', { ToZip: '' }],
    ['blanks at the ends', { CallerName: ' Ada ' }],
    ['names that look like code', { 'a[b]': '1', __proto__x: '2' }],
  ])('covers %s as they were sent', (_, fields: Record<string, string>) => {
    const url = 'http://desk.example/voice/status';
    const signature = getExpectedTwilioSignature(authToken, url, fields);
    expect(accepts(url, new URLSearchParams(fields).toString(), signature)).toBe(true);
  });

  it('covers a name that objects have already', () => {
    const fields = Object.assign(Object.create(null) as Record<string, string>, {
      ['__proto__']: 'x',
      constructor: 'y',
    });
    const url = 'http://desk.example/voice/status';
    const signature = getExpectedTwilioSignature(authToken, url, fields);
    expect(accepts(url, '__proto__=x&constructor=y', signature)).toBe(true);
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    [
      'was made with another token',
      getExpectedTwilioSignature('54321', 'http://desk.example/x', {}),
    ],
    [
      'was made for another address',
      getExpectedTwilioSignature(authToken, 'http://desk.example/y', {}),
    ],
    [
      'was made for another form',
      getExpectedTwilioSignature(authToken, 'http://desk.example/x', { a: '1' }),
    ],
  ])('does not fit when it %s', (_, signature) => {
    const headers = signature === undefined ? {} : { 'x-twilio-signature': signature };
    const request = { originalUrl: '/x', headers };
    expect(
      isSigned(request, readForm('') ?? {}, { publicBaseUrl: 'http://desk.example', authToken }),
    ).toBe(false);
  });
});
