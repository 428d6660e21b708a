import { receiverOf } from '@baton/call-flow';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { demoCredentials, isLoopback } from './demo';
import { hostNames } from './host-names';
import { looksHashed, readHash } from './password-hash';

const sid = (prefix: string, remedy: string) =>
  z
    .string(`missing. ${remedy}`)
    .regex(
      new RegExp(`^${prefix}[0-9a-f]{32}$`),
      `must be ${prefix} and 32 hexadecimal digits. ${remedy}`,
    );

const secret = (remedy: string) => z.string(`missing. ${remedy}`).min(1, remedy);

const address = (protocol: RegExp, what: string, remedy: string) =>
  z.url({
    protocol,
    error: ({ input }) =>
      input === undefined ? `missing. ${remedy}` : `must be ${what}. ${remedy}`,
  });

const httpUrl = (remedy: string) => address(/^https?$/, 'an http or https address', remedy);

const seconds = (name: string, from: number, to: number) => {
  const remedy = `must be a whole number of seconds from ${from} to ${to}, such as ${name}=20.`;
  return z.coerce.number(remedy).int(remedy).min(from, remedy).max(to, remedy);
};

const wholeNumber = (name: string, from: number, to: number) => {
  const remedy = `must be a whole number from ${from} to ${to}, such as ${name}=20.`;
  return z.coerce.number(remedy).int(remedy).min(from, remedy).max(to, remedy);
};

const days = (name: string) => {
  const remedy = `must be a whole number of days from 0 to 3650, such as ${name}=90; 0 is for ever.`;
  return z.coerce.number(remedy).int(remedy).min(0, remedy).max(3_650, remedy);
};

const flag = (name: string) =>
  z
    .enum(['true', 'false'], `must be true or false, such as ${name}=false.`)
    .transform((value) => value === 'true');

/**
 * An id, a name and a password or its hash, between colons; the password may hold colons, but no
 * comma.
 */
const agent = '[A-Za-z0-9_]{1,64}:[^:,]{1,100}:[^,]{12,200}';

const agents = z
  .string()
  .regex(
    new RegExp(`^${agent}(,${agent})*$`),
    'must be like AGENTS=ada:Ada Lovelace:a long password,ben:Ben:another one, with 12 characters or more in a password.',
  )
  .transform((text) =>
    text.split(',').map((one) => {
      const [id = '', name = '', ...password] = one.split(':');
      return { id, name, password: password.join(':') };
    }),
  )
  .refine(
    (all) => all.every(({ password }) => !looksHashed(password) || readHash(password) !== null),
    { error: 'has a hash in it that is damaged. Make it anew with npm run hash-password.' },
  )
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'must be a list in which no agent comes twice.',
  })
  .refine((all) => all.every(({ id }) => receiverOf(id).kind === 'agent'), {
    error:
      'must be a list in which no agent is called queue: the queue of customers is. Choose another id.',
  });

const networks = z
  .string()
  .regex(
    /^[0-9a-fA-F.:]+\/\d+(,[0-9a-fA-F.:]+\/\d+)*$/,
    'must be networks such as 172.16.0.0/12, separated by commas.',
  )
  .transform((all) => all.split(','));

const dispositions = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every((one) => one.length >= 1 && one.length <= 64), {
    error: 'must be like DISPOSITIONS=Solved,Wrong number, with 1 to 64 characters in each.',
  })
  .refine((all) => new Set(all).size === all.length, {
    error: 'must be a list in which nothing comes twice.',
  });

const outsideNumbersRemedy =
  'must be countries, or beginnings of numbers, such as OUTSIDE_NUMBERS=US,GB,+4989.';

/** Which outside numbers may be called: countries as two letters, or beginnings of numbers. */
const outsideNumbers = z
  .string()
  .transform((text) => text.split(',').map((one) => one.trim()))
  .refine((all) => all.every((one) => /^\+\d{1,15}$/.test(one) || isSupportedCountry(one)), {
    error: outsideNumbersRemedy,
  });

/** What the API is told from outside. */
export const environmentSchema = z
  .object({
    PORT: z.coerce
      .number('must be a port number, such as PORT=3000.')
      .int('must be a port number, such as PORT=3000.')
      .min(0, 'must be a port number from 0 to 65535.')
      .max(65_535, 'must be a port number from 0 to 65535.')
      .default(3000),
    /**
     * Where the carrier and the browsers reach us. Signatures are computed over it, so it must
     * match to the letter.
     */
    PUBLIC_BASE_URL: httpUrl(
      'Set it to the address at which the carrier reaches this desk, without a slash at the end.',
    )
      .transform((url) => url.replace(/\/+$/, ''))
      .default('http://localhost:3000'),
    /** Other names by which browsers reach the desk. */
    ALLOWED_HOSTS: hostNames.default([]),
    DATABASE_URL: address(
      /^postgres(ql)?$/,
      'a PostgreSQL address, such as postgres://user:password@localhost:5432/baton',
      '`npm start` brings a database along.',
    ),
    TWILIO_ACCOUNT_SID: sid('AC', 'It is on the first page of the Twilio console.'),
    /** Signs the carrier's webhooks. */
    TWILIO_AUTH_TOKEN: secret('It is on the first page of the Twilio console.'),
    /** Signs the agents' voice tokens and our own requests. */
    TWILIO_API_KEY_SID: sid('SK', 'Create an API key in the Twilio console.'),
    TWILIO_API_KEY_SECRET: secret('It is shown once, when the API key is created.'),
    TWILIO_NUMBER: z
      .string("missing. Set it to the desk's phone number, such as +12025550100.")
      .regex(/^\+[1-9]\d{6,14}$/, 'must be a number in E.164 form, such as +12025550100.'),
    /**
     * How many requests Twilio lets the account have under way at once. Half of them are for looking
     * at calls, at most.
     */
    TWILIO_CONCURRENT_REQUESTS: wholeNumber('TWILIO_CONCURRENT_REQUESTS', 4, 1_000).default(50),
    /** Somewhere else than Twilio: the local simulator. */
    TWILIO_API_BASE_URL: httpUrl("Set it to the simulator's address or leave it out.")
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    SIMULATOR_SIGNALLING: z
      .string()
      .regex(/^[A-Za-z0-9.-]+:\d+$/, 'must be host:port, such as localhost:3010.')
      .optional(),
    SIMULATOR_HANDSET_URL: httpUrl(
      "Set it to the handset page's address or leave it out.",
    ).optional(),
    /** The folder of the built console; without it the console is served by somebody else. */
    CONSOLE_DIR: z.string().optional(),
    RING_TIMEOUT_SECONDS: seconds('RING_TIMEOUT_SECONDS', 5, 120).default(20),
    /**
     * Keeps a customer whose agent is lost, or ends the call, which is what the classic tutorial's
     * flags do.
     */
    AGENT_LOSS_POLICY: z
      .enum(
        ['recover', 'end-call'],
        'must be recover or end-call, such as AGENT_LOSS_POLICY=recover.',
      )
      .default('recover'),
    /** How long the page of a lost agent has to come back before another agent is found. */
    GRACE_SECONDS: seconds('GRACE_SECONDS', 3, 120).default(10),
    /**
     * How long a customer waits for an agent before they are offered to be called back or to leave
     * a message; 0 is forever.
     */
    QUEUE_LIMIT_SECONDS: seconds('QUEUE_LIMIT_SECONDS', 0, 7_200).default(300),
    /**
     * How long an agent who has talked with a customer is offered no other one, unless they say
     * that they are done; 0 is not at all.
     */
    WRAP_UP_SECONDS: seconds('WRAP_UP_SECONDS', 0, 3_600).default(30),
    /** The outcomes that a call can have. */
    DISPOSITIONS: dispositions.default([
      'Solved',
      'Follow-up needed',
      'Could not be solved',
      'Wrong number',
      'Spam',
    ]),
    /**
     * Which outside numbers agents may call. Without it: numbers in the country of the desk's own
     * number.
     */
    OUTSIDE_NUMBERS: outsideNumbers.optional(),
    /** How many outside numbers one agent may call in an hour; 0 is none. */
    OUTSIDE_CALLS_PER_HOUR: wholeNumber('OUTSIDE_CALLS_PER_HOUR', 0, 1_000).default(20),
    /** After how many minutes the carrier ends a connection to an outside number. */
    OUTSIDE_CALL_MINUTES: wholeNumber('OUTSIDE_CALL_MINUTES', 1, 240).default(60),
    /** How often the live calls are compared with what the carrier says. */
    SWEEP_SECONDS: seconds('SWEEP_SECONDS', 1, 60).default(2),
    /**
     * How long is kept what is over, in days: sessions after they have ended, calls after they
     * have, messages after somebody has seen to them.
     */
    KEEP_SESSIONS_DAYS: days('KEEP_SESSIONS_DAYS').default(1),
    KEEP_STRAY_REPORTS_DAYS: days('KEEP_STRAY_REPORTS_DAYS').default(30),
    KEEP_CALL_EVENTS_DAYS: days('KEEP_CALL_EVENTS_DAYS').default(90),
    KEEP_VOICEMAILS_DAYS: days('KEEP_VOICEMAILS_DAYS').default(90),
    KEEP_NUMBERS_DAYS: days('KEEP_NUMBERS_DAYS').default(365),
    KEEP_CALLS_DAYS: days('KEEP_CALLS_DAYS').default(730),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be one of fatal, error, warn, info, debug, trace, silent.',
      )
      .default('info'),
    /** Who works here, and with which password each signs in. */
    AGENTS: agents.default([]),
    /** Shows the API's description at `/api/docs` to anybody; the demo does so by itself. */
    API_DOCS: flag('API_DOCS').default(false),
    /** Lets anybody on this machine sign in as a demo agent, without a password. */
    DEMO_MODE: flag('DEMO_MODE').default(false),
    /**
     * From where, besides this machine, demo agents may sign in: the network of a compose file's
     * proxy.
     */
    DEMO_NETWORKS: networks.default([]),
    /** The proxies whose word about where a request comes from (`X-Forwarded-For`) is believed. */
    TRUSTED_PROXIES: networks.default([]),
  })
  .superRefine((environment, context) => {
    if (environment.DEMO_MODE && environment.AGENTS.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['AGENTS'],
        message:
          'gives agents passwords, and DEMO_MODE needs none. Set DEMO_MODE=false, or leave AGENTS out.',
      });
    }
    // An address that is none has been complained about already.
    if (!URL.canParse(environment.PUBLIC_BASE_URL)) return;
    if (isLoopback(environment.PUBLIC_BASE_URL)) return;
    if (new URL(environment.PUBLIC_BASE_URL).protocol === 'http:') {
      context.addIssue({
        code: 'custom',
        path: ['PUBLIC_BASE_URL'],
        message: `is ${environment.PUBLIC_BASE_URL}, and passwords, tokens and calls would go over the net in clear. Set it to an https address, or to localhost.`,
      });
    }
    if (environment.DEMO_MODE) {
      context.addIssue({
        code: 'custom',
        path: ['DEMO_MODE'],
        message: `lets anybody in, and PUBLIC_BASE_URL is ${environment.PUBLIC_BASE_URL}. Set DEMO_MODE=false, or PUBLIC_BASE_URL to localhost.`,
      });
    }
    for (const [name, value] of Object.entries(demoCredentials)) {
      if (environment[name as keyof typeof demoCredentials] !== value) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: `is the demo's, which everybody knows, and PUBLIC_BASE_URL is ${environment.PUBLIC_BASE_URL}. Set your own, or PUBLIC_BASE_URL to localhost.`,
      });
    }
  });

/** The configuration, parsed. */
export type Environment = z.output<typeof environmentSchema>;

/** Injects {@link Environment}. */
export const ENVIRONMENT = Symbol('environment');
