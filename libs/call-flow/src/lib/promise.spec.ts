import { inspect, sentences, type Inspection } from '../testing/inspection';
import { countHistories } from '../testing/histories';
import { colleaguesAmong, everybody } from '../testing/situation';
import { availableActions, callActions } from './available-actions';
import { callStateNames } from './call';
import type { DeskPolicy } from './decision';

/*
 * Every event that can come, reports out of order and contradicting wishes included, is tried in every
 * situation that a call can get into, so a broken promise cannot hide behind an unlucky draw.
 */
const policies: DeskPolicy[] = [{ agentLoss: 'recover' }, { agentLoss: 'end-call' }];

describe.each(policies)('in every situation that a call can be in, with %j', (policy) => {
  let inspection: Inspection;
  beforeAll(() => {
    inspection = inspect(policy);
  });

  it('has enough situations and steps to mean something', () => {
    const { histories, steps } = inspection;
    const visited = new Set(histories.situations.map(({ state }) => state.name));

    expect(visited).toEqual(new Set(callStateNames));
    expect(histories.situations.length).toBeGreaterThan(500);
    expect(steps).toBeGreaterThan(50_000);
  });

  it('stands for more histories of a dozen events than could be tried one by one', () => {
    const [fromTheFirstRing] = countHistories(inspection.histories, 12);

    expect(fromTheFirstRing).toBeGreaterThan(10n ** 20n);
    expect(Math.max(...inspection.histories.distance)).toBeLessThanOrEqual(12);
  });

  it.each(sentences)('%s', (sentence) => {
    const finding = inspection.findings.find((found) => found.sentence === sentence);

    expect(finding?.stories).toEqual([]);
  });

  it('offers wishes to nobody but those on the call', () => {
    for (const { state } of inspection.histories.situations) {
      for (const agent of colleaguesAmong(everybody)) {
        const offered = availableActions(state, agent);
        expect(callActions).toEqual(expect.arrayContaining(offered));
        if (!('owner' in state)) expect(offered).toEqual([]);
      }
    }
  });
});
