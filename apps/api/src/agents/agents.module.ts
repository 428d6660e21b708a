import { Module } from '@nestjs/common';
import { AgentsController } from './agents.controller';
import { PresenceService } from './presence.service';

/** Agents and their readiness. */
@Module({
  controllers: [AgentsController],
  providers: [PresenceService],
  exports: [PresenceService],
})
export class AgentsModule {}
