import { demoCredentials } from '../config/demo';
import { readEnvironment } from '../config/environment';
import type { Environment } from '../config/environment.schema';

/** The demo's configuration on a database of the test's own. */
export function testEnvironment(
  databaseUrl: string,
  others: Record<string, string> = {},
): Environment {
  return readEnvironment({
    ...demoCredentials,
    PORT: '0',
    PUBLIC_BASE_URL: 'http://localhost:3000',
    TWILIO_NUMBER: '+12025550100',
    TWILIO_API_BASE_URL: 'http://localhost:1',
    DATABASE_URL: databaseUrl,
    DEMO_MODE: 'true',
    LOG_LEVEL: 'silent',
    // Swept when a test says so, however slow the machine.
    SWEEP_SECONDS: '60',
    // Most tests need an agent again at once.
    WRAP_UP_SECONDS: '0',
    ...others,
  });
}
