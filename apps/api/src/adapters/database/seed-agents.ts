import type { DataSource } from 'typeorm';
import { AgentEntity } from './entities/agent.entity';

/**
 * Makes sure that these agents exist under these names; leaves what else is known of them as it is.
 */
export async function seedAgents(
  dataSource: DataSource,
  agents: readonly { readonly id: string; readonly name: string }[],
  now: Date,
): Promise<void> {
  await dataSource
    .createQueryBuilder()
    .insert()
    .into(AgentEntity)
    .values(
      agents.map(({ id, name }) => ({
        id,
        name,
        presence: 'away' as const,
        awayReason: 'chosen' as const,
        presenceSince: now,
        idleSince: now,
      })),
    )
    .orUpdate(['name'], ['id'])
    .execute();
}
