import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { testEnvironment } from '../../testing/test-environment';
import { PasswordSignIn } from './password-sign-in';

const right = 'correct horse battery';
const signInWith = (AGENTS: string) =>
  new PasswordSignIn(
    testEnvironment('postgres://nobody@localhost:1/none', { DEMO_MODE: 'false', AGENTS }),
  );
const address = '127.0.0.1';

const tool = join(__dirname, '../../../../../tools/hash-password.mjs');
const hash = (password: string) =>
  execFileSync(process.execPath, [tool], {
    input: `${password}\n`,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  }).trim();

/* Real: scrypt, and the command. */
describe('a hashed password', () => {
  it('lets the agent in with what `npm run hash-password` prints, and with nothing else', async () => {
    const one = hash(right);
    const signIn = signInWith(`ada:Ada:${one},ben:Ben:another long password`);
    await expect(signIn.prove({ agentId: 'ada', password: right, address })).resolves.toBe('ada');
    for (const password of [`${right}.`, one, undefined]) {
      await expect(signIn.prove({ agentId: 'ada', password, address })).rejects.toMatchObject({
        problem: { code: 'wrong_password' },
      });
    }
  });

  it('is the same password on every keyboard, however it composes its letters', async () => {
    const signIn = signInWith(`ada:Ada:${hash('the caf\u00e9 round the corner')}`);
    const password = 'the cafe\u0301 round the corner';
    await expect(signIn.prove({ agentId: 'ada', password, address })).resolves.toBe('ada');
  });

  it('is another one each time, and holds no sign that .env or compose files take for their own', () => {
    const [one, other] = [hash(right), hash(right)];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^[A-Za-z0-9._-]+$/);
  });

  it('cannot be made from a short password', () => {
    expect(() => hash('short')).toThrow(/Command failed/);
  });
});

describe('the start of a desk with passwords', () => {
  const strong = `scrypt.15.8.3.${'a'.repeat(22)}.${'b'.repeat(43)}`;

  it.each([
    [
      'warns of those in clear, naming their agents',
      `ada:Ada:${right},ben:Ben:${strong}`,
      [['ada']],
    ],
    ['says nothing where all are hashed', `ada:Ada:${strong}`, []],
  ])('%s', (_, AGENTS, warned) => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    signInWith(AGENTS).onApplicationBootstrap();
    const agents = warn.mock.calls.map(([line]) => (line as { agents: string[] }).agents);
    expect(JSON.stringify(warn.mock.calls)).not.toContain(right);
    warn.mockRestore();
    expect(agents).toEqual(warned);
  });
});
