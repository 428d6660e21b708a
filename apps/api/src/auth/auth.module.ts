import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AgentsModule } from '../agents/agents.module';
import { DemoSignIn } from './demo-sign-in';
import { DeskController } from './desk.controller';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { SignIn } from './sign-in';

/** Who is calling, for every route. */
@Module({
  imports: [AgentsModule],
  controllers: [DeskController, SessionController],
  providers: [
    SessionService,
    { provide: SignIn, useClass: DemoSignIn },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [SessionService],
})
export class AuthModule {}
