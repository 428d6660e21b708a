import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { demoAgents } from '../config/demo';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { Clock } from '../store/clock';
import { Ids } from '../store/ids';
import { Store } from '../store/store';
import { dataSourceOptions } from './data-source';
import { RandomIds } from '../store/random-ids';
import { seedAgents } from './seed-agents';
import { PostgresStore } from './store/postgres-store';
import { SystemClock } from '../store/system-clock';

/** What the desk's ports are in production: the database, which whoever starts the desk has migrated, and the machine's clock. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENVIRONMENT],
      useFactory: ({ DATABASE_URL }: Environment) => dataSourceOptions(DATABASE_URL),
    }),
  ],
  providers: [
    { provide: Store, useClass: PostgresStore },
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: RandomIds },
  ],
  exports: [Store, Clock, Ids],
})
export class DatabaseModule implements OnModuleInit {
  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly dataSource: DataSource,
  ) {}

  async onModuleInit(): Promise<void> {
    const { AGENTS, DEMO_MODE } = this.environment;
    if (DEMO_MODE) await seedAgents(this.dataSource, demoAgents);
    if (AGENTS.length > 0) await seedAgents(this.dataSource, AGENTS);
  }
}
