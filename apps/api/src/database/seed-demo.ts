import type { DataSource } from 'typeorm';
import { AgentEntity } from '../agents/agent.entity';
import { demoAgents } from '../config/demo';

/** Makes sure that the demo's agents exist; leaves those that do as they are. */
export async function seedDemoAgents(dataSource: DataSource): Promise<void> {
  const now = new Date();
  await dataSource
    .createQueryBuilder()
    .insert()
    .into(AgentEntity)
    .values(
      demoAgents.map(({ id, name }) => ({
        id,
        name,
        presence: 'away' as const,
        awayReason: 'chosen' as const,
        presenceSince: now,
        idleSince: now,
      })),
    )
    .orIgnore()
    .execute();
}
