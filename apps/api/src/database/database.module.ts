import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ENVIRONMENT, type Environment } from '../config/environment.schema';
import { dataSourceOptions } from './data-source';
import { migrate } from './migrate';
import { seedDemoAgents } from './seed-demo';

/** The database, migrated before anybody uses it. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [ENVIRONMENT],
      useFactory: async ({ DATABASE_URL }: Environment) => {
        await migrate(DATABASE_URL);
        return dataSourceOptions(DATABASE_URL);
      },
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
