import type { Scene } from '../scene';
import type { Oracle } from './oracle';

/** A history that has been lived through. */
type Ended = Pick<Scene, 'desk' | 'simulator'> & { readonly oracle: Pick<Oracle, 'say'> };

/** States in which a customer waits for somebody who has yet to come. */
const waiting = new Set(['queued', 'offering', 'owner-lost', 'recalling']);

/** What must be true when a history has ended. */
export const endOf = {
  /** Everything has been in order for a while: nobody waits while somebody is free. */
  calm({ desk, oracle }: Ended): void {
    const { agents, calls, legs } = desk.database.tables;
    const busy = new Set([...legs.values()].flatMap((leg) => (leg.endedAt ? [] : [leg.agentId])));
    const free = [...agents.values()].filter(({ id }) => !busy.has(id));
    for (const call of calls.values()) {
      if (!waiting.has(call.state) || free.length === 0) continue;
      oracle.say(
        'every state leads back to somebody to talk to',
        `a customer is still ${call.state}, and ${free.map(({ name }) => name).join(', ')} free`,
      );
    }
  },

  /** All customers are gone: nothing is left of their calls. */
  history({ desk, oracle, simulator }: Ended): void {
    for (const call of simulator.truth.calls()) {
      if (call.isOver) continue;
      oracle.say('nothing is left over', `${call.to || call.from} is still ${call.status}`);
    }
    const { calls, legs, transfers } = desk.database.tables;
    for (const { state, customerSid } of calls.values()) {
      if (state === 'ended') continue;
      oracle.say('every call reaches its end', `the call of ${customerSid} is still ${state}`);
    }
    for (const leg of legs.values()) {
      if (!leg.endedAt) oracle.say('every call reaches its end', `a leg of ${leg.agentId} is open`);
    }
    for (const transfer of transfers.values()) {
      if (!transfer.endedAt) oracle.say('every call reaches its end', `a transfer is open`);
    }
  },
};
