import { jwt as twilioJwt } from 'twilio';
import { readAccessToken } from './access-token';
import { account } from './testing/gateway-bench';
import { accessToken } from './testing/tokens';

const { AccessToken } = twilioJwt;
const [key = { sid: '', secret: '' }] = account.apiKeys;

describe('an access token', () => {
  it('made by the official library is understood', () => {
    const token = new AccessToken(account.sid, key.sid, key.secret, { identity: 'ada', ttl: 600 });
    token.addGrant(
      new AccessToken.VoiceGrant({ incomingAllow: true, outgoingApplicationSid: 'AP1' }),
    );

    expect(readAccessToken(token.toJwt(), account)).toMatchObject({
      identity: 'ada',
      mayBeCalled: true,
      applicationSid: 'AP1',
      isHandset: false,
    });
  });

  it('without the grants permits nothing', () => {
    const token = accessToken({ identity: 'ada', mayBeCalled: false, applicationSid: null });

    expect(readAccessToken(token, account)).toMatchObject({
      mayBeCalled: false,
      applicationSid: null,
    });
  });

  it('without an identity lets its client call, but not be called', () => {
    expect(readAccessToken(accessToken({}), account)).toMatchObject({
      ...{ identity: null, mayBeCalled: false, applicationSid: 'AP1' },
    });
  });

  it.each([
    ['is not a token', 'rubbish', 31204],
    ['was signed with another secret', accessToken({ identity: 'a', secret: 'wrong' }), 31204],
    ['names an unknown API key', accessToken({ identity: 'a', issuer: 'SK2' }), 31204],
    ['names another account', accessToken({ identity: 'a', subject: 'AC2' }), 31204],
    ['has ended', accessToken({ identity: 'a', ttlSeconds: -1 }), 31205],
    ['lives longer than a day', accessToken({ identity: 'a', ttlSeconds: 90_000 }), 31207],
  ])('that %s is refused', (_what, token, code) => {
    expect(readAccessToken(token, account)).toMatchObject({ code });
  });

  it('that was not signed at all is refused', () => {
    const [, claims] = accessToken({ identity: 'ada' }).split('.');
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');

    expect(readAccessToken(`${header}.${claims}.`, account)).toMatchObject({ code: 31204 });
  });
});
