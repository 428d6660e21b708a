import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoCredentials } from '../src/config/demo';
import { readEnvironment } from '../src/config/environment';
import type { Environment } from '../src/config/environment.schema';

export const deskNumber = '+12025550100';
export const deskUrl = 'http://desk.example';

/** The demo's configuration, with nothing to listen on and no database to reach. */
export const environment: Environment = readEnvironment({
  ...demoCredentials,
  PUBLIC_BASE_URL: 'http://localhost:3000',
  TWILIO_NUMBER: deskNumber,
  TWILIO_API_BASE_URL: 'http://localhost:3010',
  DATABASE_URL: 'postgres://nobody@localhost:1/none',
  DEMO_MODE: 'true',
  // Short enough for a history to live through both.
  WRAP_UP_SECONDS: '3',
  QUEUE_LIMIT_SECONDS: '40',
  LOG_LEVEL: 'silent',
});

const beside = join(...[__dirname, '..', '..', '..'], 'docs', 'fallback-document.xml');
// A bundle of the simulation lies elsewhere, and is run from the checkout.
const written = existsSync(beside) ? beside : join('docs', 'fallback-document.xml');

/** What the carrier keeps for when no process of the desk answers. */
export const fallbackBin = {
  sid: 'EH00000000000000000000000000000001',
  twiml: readFileSync(written, 'utf8').replace(
    'https://desk.example.com',
    environment.PUBLIC_BASE_URL,
  ),
};
