import type { CallStateName } from '@baton/call-flow';
import { expect, test as base } from '@playwright/test';
import { type Addresses, configuredAddresses } from './addresses';
import { AgentDesk } from './agent-desk';
import { CallRecord } from './call-record';
import { file, type HearingEvidence, type SilenceEvidence } from './evidence';
import { expectedIn } from './expectation';
import { Handset } from './handset';
import { measureSilence, type Occasion } from './measured';
import { hearingOf, tableOf } from './measurements';
import { Party } from './party';

/** A customer and two agents, and what was measured in their ears. */
export interface Journey {
  readonly customer: Handset;
  readonly agent1: AgentDesk;
  readonly agent2: AgentDesk;
  /** The customer's call, as the desk has recorded it. */
  readonly call: CallRecord;
  /** Lets a third agent come, in a browser of their own. */
  brings(name: 'agent3'): Promise<AgentDesk>;
  /**
   * Waits until the call is in a state and everybody hears what the machine promises for it.
   * Records what was heard. `as` is the name of the state in the table, if it differs.
   */
  everybodyHears(state: CallStateName, as?: string): Promise<void>;
  /** Records the customer while something happens, and refuses a silence that is too long. */
  measures(occasion: Occasion, happening: () => Promise<void>): Promise<SilenceEvidence>;
  /** Everybody into whose ear one can look: the customer, and the agents at work. */
  atWork(): readonly Party[];
  /** Writes down something that was measured in ms. */
  note(what: string, ms: number): void;
}

/** Playwright's `test` with three people, each in a browser of their own. */
export const test = base.extend<{ journey: Journey }, { addresses: Addresses }>({
  addresses: [
    // eslint-disable-next-line no-empty-pattern -- Playwright insists on a pattern.
    async ({}, use) => {
      await use(configuredAddresses());
    },
    { scope: 'worker' },
  ],

  journey: async ({ addresses }, use) => {
    const names = ['customer', 'agent1', 'agent2'] as const;
    const [customer, ...agents] = await Promise.all(
      names.map((name) => Party.start(name)) as [Promise<Party>, Promise<Party>, Promise<Party>],
    );
    const [agent1, agent2] = agents.map(
      (party) => new AgentDesk(party, party.name, addresses.desk),
    ) as [AgentDesk, AgentDesk];
    const desks = [agent1, agent2];
    const measurements: HearingEvidence[] = [];
    const notes: string[] = [];

    const tokens = () => desks.flatMap(({ token }) => token ?? []);
    const call = new CallRecord(addresses.desk, tokens);
    const handset = new Handset(customer, addresses.handset, () => call.forget());
    const atWork = () =>
      [
        customer,
        ...desks.filter(({ token }) => token !== undefined).map(({ party }) => party),
      ].filter(({ isGone }) => !isGone);

    await use({
      customer: handset,
      agent1,
      agent2,
      call,
      brings: async (name) => {
        const desk = new AgentDesk(await Party.start(name), name, addresses.desk);
        desks.push(desk);
        return desk;
      },
      everybodyHears: async (state, as = state) => {
        const expected = expectedIn(
          await call.comesTo(state),
          atWork().map(({ name }) => name),
        );
        const found = await Promise.all(
          atWork().map(async (party) => {
            const heard = expected[party.name] ?? 'silence';
            return hearingOf(as, party.name, heard, await party.hears(heard));
          }),
        );
        // Else it was another state's promise that was looked for, or luck.
        expect((await call.state()).name, 'the call has stayed').toBe(state);
        measurements.push(...found);
        for (const each of found) await file(each);
      },
      measures: async (occasion, happening) => {
        const evidence = await measureSilence(occasion, handset, happening);
        notes.push(`${occasion.what}: ${evidence.story.join(' → ')}`);
        notes.push(`  longest silence for the customer: ${evidence.silenceMs} ms`);
        return evidence;
      },
      atWork,
      note: (what, ms) => notes.push(`${what}: ${ms} ms`),
    });

    const report = [tableOf(measurements), ...notes].join('\n');
    process.stdout.write(`\n${base.info().title}\n${report}\n\n`);
    await Promise.all([customer, ...desks.map(({ party }) => party)].map((party) => party.stop()));
    // Whatever a failed journey has left behind must not trouble the next one.
    await fetch(new URL('/_simulator/reset', addresses.handset), { method: 'POST' });
    await Promise.all(desks.map((desk) => desk.signsOut()));
  },
});
