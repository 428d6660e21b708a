import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fallbackDocument } from './fallback-document.mjs';

/** @import { ServiceOptions } from './service.mjs' */
/** @typedef {ReturnType<typeof readSettings>} Settings */

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The desk of the demonstration; refused by the API when it can be reached from outside. */
const demonstration = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: '0123456789abcdef0123456789abcdef',
  TWILIO_API_KEY_SID: 'SK00000000000000000000000000000001',
  TWILIO_API_KEY_SECRET: 'fedcba9876543210fedcba9876543210',
  TWILIO_NUMBER: '+12025550100',
};

/**
 * Reads the environment and `.env`, and works out what is to be started with which settings.
 *
 * @param {{ console?: string }} [elsewhere] where the console's page is, if the desk's server does
 *   not serve it
 */
export function readSettings(elsewhere = {}) {
  const file = join(checkout, '.env');
  // What is set already wins over the file.
  if (existsSync(file)) process.loadEnvFile(file);
  const environment = process.env;

  const port = portNamed('PORT', 3000);
  const simulatorPort = portNamed('SIMULATOR_PORT', 3010);
  const account = environment['TWILIO_ACCOUNT_SID'];
  const simulator = !account || account === demonstration.TWILIO_ACCOUNT_SID;
  const desk = `http://localhost:${port}`;
  const publicDesk = environment['PUBLIC_BASE_URL'] ?? desk;
  const handset = `http://localhost:${simulatorPort}`;
  const credentials = simulator ? { ...demonstration, ...present(Object.keys(demonstration)) } : {};

  /** @param {string} databaseUrl @returns {ServiceOptions[]} */
  const services = (databaseUrl) => {
    const api = {
      name: 'api',
      script: join(checkout, 'dist/apps/api/main.js'),
      readyUrl: `${desk}/health`,
      env: {
        ...credentials,
        PORT: `${port}`,
        PUBLIC_BASE_URL: publicDesk,
        DATABASE_URL: databaseUrl,
        CONSOLE_DIR: elsewhere.console ? undefined : join(checkout, 'dist/apps/agent-console'),
        DEMO_MODE: environment['DEMO_MODE'] ?? `${simulator}`,
        ...(simulator && {
          // People who try it out call again soon, and must not think that nobody is there.
          WRAP_UP_SECONDS: environment['WRAP_UP_SECONDS'] ?? '10',
          TWILIO_API_BASE_URL: handset,
          SIMULATOR_SIGNALLING: `localhost:${simulatorPort}`,
          SIMULATOR_HANDSET_URL: `${handset}/`,
        }),
      },
    };
    if (!simulator) return [api];
    return [
      {
        name: 'simulator',
        script: join(checkout, 'dist/apps/twilio-simulator/main.js'),
        readyUrl: `${handset}/`,
        env: {
          ...credentials,
          PORT: `${simulatorPort}`,
          VOICE_URL: `${publicDesk}/conference/connect/client#rc=1&rp=ct,rt,5xx&rt=4000`,
          FALLBACK_TWIML: fallbackDocument(publicDesk),
          STATUS_CALLBACK_URL: `${publicDesk}/voice/status#rc=3&rp=ct,rt,5xx&rt=4000`,
        },
      },
      api,
    ];
  };

  return {
    port,
    simulatorPort,
    simulator,
    publicDesk,
    services,
    welcome: welcome({ desk, page: elsewhere.console ?? desk, handset, simulator }),
  };
}

/** @param {string} name @param {number} fallback */
function portNamed(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${name} is "${text}"; it must be a port number from 1 to 65535.`);
}

/** @param {string[]} names */
function present(names) {
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
}

/** @param {{ desk: string, page: string, handset: string, simulator: boolean }} where */
function welcome({ desk, page, handset, simulator }) {
  const links = simulator
    ? [
        ['A customer', `${handset}/`],
        ['Agent 1 (Ada)', `${page}/sign-in?agent=agent1`],
        ['Agent 2 (Ben)', `${page}/sign-in?agent=agent2`],
        null,
        ['Switchboard', `${handset}/switchboard`],
        ['API documents', `${desk}/api/docs`],
      ]
    : [
        ['Agents', `${page}/`],
        ['API documents', `${desk}/api/docs`],
      ];
  const lines = links.map((link) => (link ? `  ${`${link[0]}`.padEnd(16)}${link[1]}` : ''));
  const advice = simulator
    ? 'Baton is up. Open the first three in three tabs; let the customer call:'
    : 'Baton is up, with your Twilio account.';
  return ['', advice, '', ...lines, '', 'Logs are in tmp/logs. Ctrl-C stops everything.', ''].join(
    '\n',
  );
}
