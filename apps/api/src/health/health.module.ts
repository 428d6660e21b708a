import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { HealthController } from './health.controller';

/** For whoever watches over the desk. */
@Module({ imports: [TerminusModule], controllers: [HealthController] })
export class HealthModule {}
