import { z } from 'zod';

/** What the simulator is started with, from its environment. */
export type Settings = z.infer<typeof settingsSchema>;

const url = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const sid = (prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[0-9a-zA-Z]{32}$`), `must be ${prefix} and 32 letters or digits`);

const udpPorts = z
  .string()
  .regex(/^\d+-\d+$/, 'must be a range of ports such as 40000-40100')
  .transform((range) => range.split('-').map(Number))
  .transform(([min = 0, max = 0]) => ({ min, max }))
  .refine(({ min, max }) => min >= 1024 && min <= max && max <= 65_535, {
    error: 'must be a range between 1024 and 65535',
  });

const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3010),
  /** Where to listen; everybody on the network can use a simulator that listens on 0.0.0.0. */
  HOST: z.string().default('127.0.0.1'),
  /** Who may use the control below `/_simulator`, which can place calls and break things. */
  CONTROL_FROM: z.enum(['loopback', 'anywhere']).default('loopback'),
  TWILIO_ACCOUNT_SID: sid('AC').default('AC00000000000000000000000000000001'),
  TWILIO_AUTH_TOKEN: z.string().min(1).default('0123456789abcdef0123456789abcdef'),
  TWILIO_API_KEY_SID: sid('SK').default('SK00000000000000000000000000000001'),
  TWILIO_API_KEY_SECRET: z.string().min(1).default('fedcba9876543210fedcba9876543210'),
  TWILIO_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/, 'must be a number in international form, such as +12025550100')
    .default('+12025550100'),
  /** Answers calls to the number and calls of the Voice SDK's clients. */
  VOICE_URL: url,
  VOICE_FALLBACK_URL: url.optional(),
  /**
   * A TwiML document that the simulator itself serves when `VOICE_URL` fails, as Twilio serves a
   * TwiML Bin.
   */
  FALLBACK_TWIML: z.string().optional(),
  STATUS_CALLBACK_URL: url.optional(),
  TWIML_APP_SID: sid('AP').default('AP00000000000000000000000000000001'),
  ANNOUNCED_ADDRESS: z.union([z.ipv4(), z.ipv6()], 'must be an IP address').optional(),
  UDP_PORT_RANGE: udpPorts.optional(),
});

/** Reads the environment; throws one readable line for each value that is missing or wrong. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  // An empty value means none, as Compose files write it.
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = settingsSchema.safeParse(given);
  if (result.success) return result.data;
  const complaints = result.error.issues.map(({ path: [name = ''], message }) => {
    const isMissing = given[String(name)] === undefined;
    return `${String(name)} ${isMissing ? 'is missing: set it to the address of your voice webhook' : message}`;
  });
  throw new Error(complaints.join('\n'));
}
