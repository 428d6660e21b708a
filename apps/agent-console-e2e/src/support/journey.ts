import { test as base } from '@playwright/test';
import { handsetUrl } from './addresses';
import { AgentDesk } from './agent-desk';
import { Handset } from './handset';
import type { Heard } from './hearing';
import { type Measurement, tableOf } from './measurements';
import { Party } from './party';
import type { Speaker } from './tones';

/** What each party ought to hear at the same time. */
export type Expected = Readonly<Partial<Record<Speaker, Heard>>>;

/** A customer and two agents, and what was measured in their ears. */
export interface Journey {
  readonly customer: Handset;
  readonly agent1: AgentDesk;
  readonly agent2: AgentDesk;
  /** Waits until everybody hears what the state promises, and writes it down. */
  hears(state: string, expected: Expected): Promise<void>;
  /** Writes down something that was measured in ms. */
  note(what: string, ms: number): void;
}

/** Playwright's `test` with three people, each in a browser of their own. */
export const test = base.extend<{ journey: Journey }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright insists on a pattern.
  journey: async ({}, use) => {
    const names = ['customer', 'agent1', 'agent2'] as const;
    const [customer, agent1, agent2] = await Promise.all(
      names.map((name) => Party.start(name)) as [Promise<Party>, Promise<Party>, Promise<Party>],
    );
    const parties = { customer, agent1, agent2 };
    const measurements: Measurement[] = [];
    const notes: string[] = [];

    const desks = [new AgentDesk(agent1, 'agent1'), new AgentDesk(agent2, 'agent2')] as const;

    await use({
      customer: new Handset(customer),
      agent1: desks[0],
      agent2: desks[1],
      hears: async (state, expected) => {
        const listeners = names.filter((name) => expected[name] !== undefined);
        const found = await Promise.all(
          listeners.map(async (listener) => {
            const heard = expected[listener] ?? 'silence';
            return { state, listener, heard, windows: await parties[listener].hears(heard) };
          }),
        );
        measurements.push(...found);
      },
      note: (what, ms) => notes.push(`${what}: ${ms} ms`),
    });

    const report = [tableOf(measurements), ...notes].join('\n');
    process.stdout.write(`\n${base.info().title}\n${report}\n\n`);
    await Promise.all([customer, agent1, agent2].map((party) => party.stop()));
    // Whatever a failed journey has left behind must not trouble the next one.
    await fetch(new URL('/_simulator/reset', handsetUrl), { method: 'POST' });
    await Promise.all(desks.map((desk) => desk.signsOut()));
  },
});
