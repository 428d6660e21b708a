import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DeskModule } from '../../desk/desk.module';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { Store } from '../../desk/store/store';
import { DemoSignIn } from './demo-sign-in';
import { DeskController } from './desk.controller';
import { EndedSessions } from './ended-sessions';
import { Entrance } from './entrance';
import { OutdatedSessions } from './outdated-sessions';
import { PasswordSignIn } from './password-sign-in';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionService } from './session.service';
import { SignIn } from './sign-in';

/** Who is calling, for every route. */
@Module({
  imports: [DeskModule],
  controllers: [DeskController, SessionController],
  providers: [
    SessionService,
    EndedSessions,
    Entrance,
    OutdatedSessions,
    {
      provide: SignIn,
      inject: [ENVIRONMENT, Store],
      useFactory: (environment: Environment, store: Store): SignIn =>
        environment.AGENTS.length > 0
          ? new PasswordSignIn(environment)
          : new DemoSignIn(environment, store),
    },
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [SessionService],
})
export class AuthModule {}
