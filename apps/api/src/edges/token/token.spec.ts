import { createHmac } from 'node:crypto';
import { voiceTokenSchema } from '@baton/shared-types';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL. */
describe('a voice token', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await Desk.open({ SIMULATOR_SIGNALLING: 'localhost:3010' });
    await desk.signIn('agent1');
  });
  afterAll(() => desk.stop());

  const issued = async (body: object = {}) => {
    const response = await desk.as('agent1').post('/api/token', body).expect(200);
    expect(response.headers['cache-control']).toBe('no-store');
    return voiceTokenSchema.parse(response.body);
  };
  const part = (token: string, index: number) =>
    JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString()) as Record<
      string,
      unknown
    >;

  it('is for the agent who is signed in, whatever the request asks for', async () => {
    const { identity, token, simulatorSignalling } = await issued({ identity: 'agent2' });
    expect([identity, simulatorSignalling]).toEqual(['agent1', 'localhost:3010']);
    expect(part(token, 1)['grants']).toEqual({
      identity: 'agent1',
      voice: { incoming: { allow: true } },
    });
  });

  it('is valid for 15 minutes, and says so', async () => {
    const { token, expiresAt } = await issued();
    const { iat, exp } = part(token, 1) as { iat: number; exp: number };
    expect(exp - iat).toBe(900);
    expect(Math.abs(Date.parse(expiresAt) / 1000 - exp)).toBeLessThanOrEqual(2);
  });

  it('does not outlive the session', async () => {
    await desk.dataSource.query(
      `UPDATE agent_session SET expires_at = now() + interval '1 minute'`,
    );
    const { iat, exp } = part((await issued()).token, 1) as { iat: number; exp: number };
    await desk.signIn('agent1');
    expect(exp - iat).toBeGreaterThan(50);
    expect(exp - iat).toBeLessThanOrEqual(60);
  });

  it('is refused once the session has ended', async () => {
    await desk.as('agent1').delete('/api/session/everywhere').expect(204);
    await desk.as('agent1').post('/api/token').expect(401);
    await desk.signIn('agent1');
  });

  it('MUST be as https://www.twilio.com/docs/iam/access-tokens says, signed with the API key’s secret', async () => {
    const { token } = await issued();
    expect(part(token, 0)).toEqual({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
    expect(part(token, 1)).toMatchObject({
      iss: 'SK00000000000000000000000000000001',
      sub: 'AC00000000000000000000000000000001',
    });
    const [header, claims, signature] = token.split('.');
    const expected = createHmac('sha256', 'fedcba9876543210fedcba9876543210')
      .update(`${header}.${claims}`)
      .digest('base64url');
    expect(signature).toBe(expected);
  });

  it('needs a session', async () => {
    await desk.as('nobody').post('/api/token').expect(401);
  });
});
