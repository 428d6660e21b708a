import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { LoggerModule } from 'nestjs-pino';
import { AgentsModule } from './edges/agents/agents.module';
import { AuthModule } from './edges/auth/auth.module';
import { CallsModule } from './edges/calls/calls.module';
import { ConfigModule } from './config/config.module';
import type { Environment } from './config/environment.schema';
import { DatabaseModule } from './adapters/database/database.module';
import { FlightRecorderModule } from './edges/flight-recorder/flight-recorder.module';
import { HealthModule } from './edges/health/health.module';
import { loggingOptions } from './http/logging';
import { ProblemFilter } from './http/problem.filter';
import { SerializerInterceptor } from './http/serializer.interceptor';
import { ValidationPipe } from './http/validation.pipe';
import { JobsModule } from './adapters/job-queue/jobs.module';
import { ConsolesModule } from './desk/consoles/consoles.module';
import { LiveModule } from './edges/live/live.module';
import { RequestsModule } from './edges/requests/requests.module';
import { TelephonyModule } from './adapters/twilio/telephony.module';
import { TokenModule } from './edges/token/token.module';
import { TransferModule } from './edges/transfer/transfer.module';
import { VoiceModule } from './edges/voice/voice.module';

/** The whole API. */
@Module({})
export class AppModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(environment),
        LoggerModule.forRoot(loggingOptions(environment)),
        ThrottlerModule.forRoot([{ limit: 600, ttl: 60_000 }]),
        DatabaseModule,
        TelephonyModule,
        ConsolesModule,
        AgentsModule,
        AuthModule,
        CallsModule,
        VoiceModule,
        TransferModule,
        RequestsModule,
        FlightRecorderModule,
        TokenModule,
        JobsModule,
        LiveModule,
        HealthModule,
      ],
      providers: [
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_INTERCEPTOR, useClass: SerializerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
