import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { demoAgents } from '../config/demo';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { dataSourceOptions } from './data-source';
import { seedAgents } from './seed-agents';

/** The database; whoever starts the desk has migrated it. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENVIRONMENT],
      useFactory: ({ DATABASE_URL }: Environment) => dataSourceOptions(DATABASE_URL),
    }),
  ],
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
