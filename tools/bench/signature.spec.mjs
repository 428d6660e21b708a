import { signatureOf } from './signature.mjs';

const call = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
};

describe('the signature of a webhook', () => {
  it('is the one that the carrier’s own library computes', () => {
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(signatureOf('12345', url, call)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it('does not cover what follows the # of the address', () => {
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2#rc=1';
    expect(signatureOf('12345', url, call)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });
});
