import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { applicationOptions, setUp } from './application';
import { readEnvironment } from './config/environment';
import { whyItCannotStart } from './config/start-failure';
import { migrate } from './adapters/database/migrate';
import { tellWhatIsFatal } from './fatal';
import { boundShutdown } from './shutdown';

async function start(): Promise<void> {
  tellWhatIsFatal();
  boundShutdown();
  const environment = readEnvironment(process.env);
  await migrate(environment.DATABASE_URL);
  const app = await NestFactory.create(
    AppModule.forRoot(environment),
    new ExpressAdapter(),
    applicationOptions,
  );
  setUp(app, environment);
  await app.listen(environment.PORT);
}

start().catch((error: unknown) => {
  process.stderr.write(`${whyItCannotStart(error)}\n`);
  process.exit(1);
});
