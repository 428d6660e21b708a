import { demoCredentials } from './demo';
import { ConfigurationError, readEnvironment } from './environment';

const complete = {
  ...demoCredentials,
  TWILIO_NUMBER: '+12025550100',
  DATABASE_URL: 'postgres://user:password@localhost:5432/baton',
};

const problemsOf = (variables: Record<string, string>): string => {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'none';
};

describe('the configuration', () => {
  it('needs only the database and the account', () => {
    expect(readEnvironment(complete)).toMatchObject({
      PORT: 3000,
      PUBLIC_BASE_URL: 'http://localhost:3000',
      RING_TIMEOUT_SECONDS: 20,
      DEMO_MODE: false,
    });
  });

  it('drops the slash at the end of the public address, which would spoil every signature', () => {
    const { PUBLIC_BASE_URL } = readEnvironment({
      ...complete,
      PUBLIC_BASE_URL: 'http://localhost:3000/',
    });
    expect(PUBLIC_BASE_URL).toBe('http://localhost:3000');
  });

  it('names every variable that is missing, with the remedy', () => {
    const problems = problemsOf({});
    for (const name of [...Object.keys(demoCredentials), 'TWILIO_NUMBER', 'DATABASE_URL']) {
      expect(problems).toContain(name);
    }
    expect(problems).toContain('npm start');
    expect(problems).not.toContain('    at ');
  });

  it('treats an empty value as missing', () => {
    expect(problemsOf({ ...complete, TWILIO_NUMBER: '' })).toMatch(/TWILIO_NUMBER: missing/);
  });

  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PUBLIC_BASE_URL', 'desk.example'],
    ['ALLOWED_HOSTS', 'https://desk.example'],
    ['ALLOWED_HOSTS', 'desk.example,,phone.example'],
    ['ALLOWED_HOSTS', 'me@desk.example'],
    ['DATABASE_URL', 'mysql://localhost/baton'],
    ['TWILIO_ACCOUNT_SID', 'SK00000000000000000000000000000001'],
    ['TWILIO_NUMBER', '202-555-0100'],
    ['SIMULATOR_SIGNALLING', 'ws://localhost:3010'],
    ['RING_TIMEOUT_SECONDS', '0'],
    ['AGENTS', 'ada'],
    ['AGENTS', 'ada:Ada:short'],
    ['AGENTS', 'ada:Ada:a long password,ada:Ada:a long password'],
    ['AGENTS', 'ada:Ada:a long password,queue:Quentin:a long password'],
    ['WRAP_UP_SECONDS', 'long'],
    ['QUEUE_LIMIT_SECONDS', '-1'],
    ['OUTSIDE_NUMBERS', 'Germany'],
    ['OUTSIDE_NUMBERS', 'US,49'],
    ['OUTSIDE_CALLS_PER_HOUR', 'few'],
    ['OUTSIDE_CALL_MINUTES', '0'],
    ['DISPOSITIONS', 'Solved,,Spam'],
    ['DISPOSITIONS', 'Solved, Solved'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO_MODE', 'yes'],
    ['DEMO_NETWORKS', 'everywhere'],
    ['TRUSTED_PROXIES', 'nginx'],
  ])('does not accept %s=%s', (name, value) => {
    expect(problemsOf({ ...complete, [name]: value })).toContain(`${name}: must be`);
  });
});

describe('the names of the desk', () => {
  it('are read as browsers write them', () => {
    const ALLOWED_HOSTS = 'Desk.Example, phone.example:8443 ,bücher.example,[2001:DB8::1]';
    expect(readEnvironment({ ...complete, ALLOWED_HOSTS }).ALLOWED_HOSTS).toEqual([
      'desk.example',
      'phone.example',
      'xn--bcher-kva.example',
      '[2001:db8::1]',
    ]);
  });
});

describe('the agents of the configuration', () => {
  const hash = `scrypt.15.8.3.${'a'.repeat(22)}.${'b'.repeat(43)}`;

  it('have a password, or a hash of it', () => {
    const AGENTS = `ada:Ada:${hash},ben:Ben:a long: password`;
    expect(readEnvironment({ ...complete, AGENTS }).AGENTS).toEqual([
      { id: 'ada', name: 'Ada', password: hash },
      { id: 'ben', name: 'Ben', password: 'a long: password' },
    ]);
  });

  it.each([
    ['cut off', hash.slice(0, -1)],
    ['too weak', hash.replace('.15.', '.10.')],
    ['too strong for a server', hash.replace('.15.', '.24.')],
  ])('cannot have a hash that is %s', (_, damaged) => {
    expect(problemsOf({ ...complete, AGENTS: `ada:Ada:${damaged}` })).toMatch(
      /AGENTS: .*damaged.*npm run hash-password/,
    );
  });
});

describe('a desk at a public address', () => {
  const outside = { ...complete, PUBLIC_BASE_URL: 'https://desk.example' };
  const own = {
    TWILIO_ACCOUNT_SID: `AC${'a'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: 'own',
    TWILIO_API_KEY_SID: `SK${'a'.repeat(32)}`,
    TWILIO_API_KEY_SECRET: 'own',
  };

  it('starts with credentials of one’s own', () => {
    expect(problemsOf({ ...outside, ...own })).toBe('none');
  });

  it.each(Object.keys(demoCredentials))('refuses the demo’s %s, which everybody knows', (name) => {
    const others = Object.fromEntries(Object.entries(own).filter(([other]) => other !== name));
    expect(problemsOf({ ...outside, ...others })).toMatch(new RegExp(`${name}: is the demo's`));
  });

  it.each(['http://desk.example', 'http://192.168.1.5:3000', 'HTTP://desk.example'])(
    'refuses to have passwords go there in clear: %s',
    (PUBLIC_BASE_URL) => {
      expect(problemsOf({ ...outside, ...own, PUBLIC_BASE_URL })).toMatch(
        /PUBLIC_BASE_URL: .* in clear.*https.*localhost/,
      );
    },
  );

  it('refuses demo mode', () => {
    expect(problemsOf({ ...outside, ...own, DEMO_MODE: 'true' })).toContain(
      'DEMO_MODE: lets anybody in',
    );
  });

  it('is not taken in by a name that only begins like this machine’s', () => {
    expect(
      problemsOf({
        ...outside,
        ...own,
        DEMO_MODE: 'true',
        PUBLIC_BASE_URL: 'http://localhost.desk.example',
      }),
    ).toContain('DEMO_MODE');
  });
});
