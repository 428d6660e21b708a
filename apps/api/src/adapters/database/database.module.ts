import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SignInFailures } from '../../desk/store/sign-in-failures';
import { ENVIRONMENT, type Environment } from '../../config/environment.schema';
import { rosterOf } from '../../config/roster';
import { Clock } from '../../desk/store/clock';
import { DatabaseClock } from './database-clock';
import { Ids } from '../../desk/store/ids';
import { Store } from '../../desk/store/store';
import { dataSourceOptions, forCalls } from './data-source';
import { DatabaseTime } from './database-time';
import { RandomIds } from './random-ids';
import { PostgresSignInFailures } from './postgres-sign-in-failures';
import { seedAgents } from './seed-agents';
import { PostgresStore } from './postgres-store';
import { timeSources, TimeKeeper } from './time-keeper';

/**
 * What the desk's ports are in production: the database, migrated before the desk starts, and its
 * clock.
 */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENVIRONMENT],
      useFactory: ({ DATABASE_URL }: Environment) => dataSourceOptions(DATABASE_URL),
    }),
    TypeOrmModule.forRootAsync({
      name: forCalls,
      inject: [ENVIRONMENT],
      useFactory: ({ DATABASE_URL }: Environment) => dataSourceOptions(DATABASE_URL, 'calls'),
    }),
  ],
  providers: [
    { provide: Store, useClass: PostgresStore },
    DatabaseTime,
    {
      provide: DatabaseClock,
      inject: [DatabaseTime],
      // Nest makes nothing that asks for the time before this has come about.
      useFactory: (database: DatabaseTime) => DatabaseClock.open(timeSources(database)),
    },
    { provide: Clock, useExisting: DatabaseClock },
    TimeKeeper,
    { provide: SignInFailures, useClass: PostgresSignInFailures },
    { provide: Ids, useClass: RandomIds },
  ],
  exports: [Store, Clock, Ids, SignInFailures, DatabaseTime],
})
export class DatabaseModule implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    const roster = rosterOf(this.environment);
    if (roster.length > 0) await seedAgents(this.dataSource, roster, this.clock.now());
  }
}
