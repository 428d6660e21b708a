import { join } from 'node:path';
import type { INestApplication, NestApplicationOptions } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, static as files } from 'express';
import { Logger } from 'nestjs-pino';
import type { Environment } from './config/environment.schema';
import { AllowedHosts, refuseOtherHosts } from './http/allowed-hosts';
import { carrierPaths, refuseOtherMethods } from './http/allowed-methods';
import { serveConsole } from './http/console-files';
import { serveDocs } from './http/docs/docs';
import { limitRequestsUnderWay } from './http/requests-under-way';
import { securityHeaders } from './http/security-headers';
import { LiveAdapter } from './adapters/sockets/live.adapter';
import { SocketLimits } from './adapters/sockets/socket-limits';
import { webhookBodies } from './edges/access/webhook-bodies';

/**
 * What every start of the API must be given, by `main.ts` and by the tests: no parser of Nest's
 * own.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest declares a class and takes plain objects.
export const applicationOptions: NestApplicationOptions = {
  bodyParser: false,
  bufferLogs: true,
  abortOnError: false,
};

/** Sets up what surrounds the modules: parsers, headers, files, live connection, documentation. */
export function setUp(app: INestApplication, environment: Environment): void {
  const express = app as NestExpressApplication;
  const logger = app.get(Logger);
  app.useLogger(logger);
  express.disable('x-powered-by');
  express.set('trust proxy', environment.TRUSTED_PROXIES);
  express.use(securityHeaders(environment));
  const hosts = new AllowedHosts(environment);
  express.use(refuseOtherHosts(hosts));
  express.use(refuseOtherMethods(express));
  express.use('/api', limitRequestsUnderWay());
  express.use('/api', json({ limit: '16kb' }));
  express.use(carrierPaths, ...webhookBodies());
  express.use(
    '/audio',
    files(join(__dirname, 'audio'), { maxAge: '1d', immutable: true, fallthrough: false }),
  );
  if (environment.CONSOLE_DIR) serveConsole(express, environment.CONSOLE_DIR);
  const limits = new SocketLimits(environment.TRUSTED_PROXIES, hosts);
  app.useWebSocketAdapter(
    new LiveAdapter(app, environment.DATABASE_URL, limits, (error) => {
      logger.error({ err: error }, 'live connection to the database');
    }),
  );
  if (environment.DEMO_MODE || environment.API_DOCS) serveDocs(app);
  app.enableShutdownHooks();
}
