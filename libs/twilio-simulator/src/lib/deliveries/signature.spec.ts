import { validateRequest } from 'twilio';
import { signatureOf, signedUrl } from './signature';

const call = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};
const authToken = '12345';

describe('the signature of a webhook', () => {
  // https://www.twilio.com/docs/usage/security#validating-requests, and the tests of twilio-node
  // and twilio-python
  it.each([
    [
      'the page of the documentation',
      'https://mycompany.com/myapp.php?foo=1&bar=2',
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
    [
      'http with the standard port',
      'http://mycompany.com:80/myapp.php?foo=1&bar=2',
      '0ZXoZLH/DfblKGATFgpif+LLRf4=',
    ],
    [
      'http with another port',
      'http://mycompany.com:1234/myapp.php?foo=1&bar=2',
      'Zmvh+3yNM1Phv2jhDCwEM3q5ebU=',
    ],
    [
      'https, whose port is dropped',
      'https://mycompany.com:8443/myapp.php?foo=1&bar=2',
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
    [
      'credentials, which are dropped',
      'https://ada:secret@mycompany.com/myapp.php?foo=1&bar=2',
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
    [
      'overrides, which are not sent',
      'https://mycompany.com/myapp.php?foo=1&bar=2#rc=3&rp=5xx',
      'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
    ],
  ])('is the published one for %s', (_situation, url, signature) => {
    expect(signatureOf({ authToken, url, form: call })).toBe(signature);
  });

  it('is the published one for the other numbers of the documentation', () => {
    const form = { ...call, Caller: '+14158675310', From: '+14158675310' };
    const url = 'https://example.com/myapp.php?foo=1&bar=2';
    expect(signatureOf({ authToken, url, form })).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=');
  });

  it('is the published one for a field that is repeated', () => {
    const form = { Sid: 'CA123', SidAccount: 'AC123', Digits: ['5678', '1234', '1234'] };
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(signatureOf({ authToken, url, form })).toBe('IK+Dwps556ElfBT0I3Rgjkr1wJU=');
  });

  it.each([
    ['names in both cases', { b: '1', A: '2', B: '3', a: '4' }],
    ['accents and plus signs', { FromCity: 'São Paulo', From: '+5511999999999', ToZip: '' }],
    ['blanks at the ends', { Name: '  Ada ' }],
    ['hostile names', { 'a[b]': '1', constructor: '2' }],
    ['nothing', {}],
  ])('satisfies the official validator for %s', (_situation, form) => {
    const url = 'http://localhost:3000/voice/status?call=7';
    const signature = signatureOf({ authToken, url, form });
    expect(validateRequest(authToken, signature, url, form)).toBe(true);
    expect(validateRequest('another token', signature, url, form)).toBe(false);
  });
});

describe('the URL that is signed', () => {
  it('keeps the port of http and of an IPv6 host', () => {
    expect(signedUrl('http://[::1]:3000/a')).toBe('http://[::1]:3000/a');
    expect(signedUrl('https://[::1]:3000/a')).toBe('https://[::1]/a');
  });
});
