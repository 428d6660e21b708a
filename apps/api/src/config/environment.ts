import { type Environment, environmentSchema } from './environment.schema';

/** The configuration is missing or wrong; the message names each variable and the remedy. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Reads the configuration, once, from the variables given; nothing else looks at `process.env`. */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  // An empty value is how shells and compose files say "not set".
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environmentSchema.safeParse(given);
  if (result.success) return result.data;

  const problems = result.error.issues.map(
    (issue) => `  ${issue.path.join('.') || 'environment'}: ${issue.message}`,
  );
  throw new ConfigurationError(
    ['Baton cannot start, because its configuration is not complete:', ...problems].join('\n'),
  );
}
