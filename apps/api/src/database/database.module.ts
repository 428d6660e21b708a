import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { dataSourceOptions } from './data-source';
import { seedDemoAgents } from './seed-demo';

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
    if (this.environment.DEMO_MODE) await seedDemoAgents(this.dataSource);
  }
}
