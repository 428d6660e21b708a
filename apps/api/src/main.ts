import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { applicationOptions, setUp } from './application';
import { ConfigurationError, readEnvironment } from './config/environment';

async function start(): Promise<void> {
  const environment = readEnvironment(process.env);
  const app = await NestFactory.create(
    AppModule.forRoot(environment),
    new ExpressAdapter(),
    applicationOptions,
  );
  setUp(app, environment);
  await app.listen(environment.PORT);
}

start().catch((error: unknown) => {
  const message =
    error instanceof ConfigurationError || !(error instanceof Error)
      ? String(error instanceof Error ? error.message : error)
      : `Baton cannot start: ${error.message}`;
  process.stderr.write(`${message}\n`);
  process.exit(1);
});
