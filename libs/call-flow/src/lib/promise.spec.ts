import { inspect, type Inspection } from '../testing/inspection';
import { countHistories } from '../testing/histories';
import { colleaguesAmong, everybody } from '../testing/situation';
import { availableActions, callActions } from './available-actions';
import { callStateNames } from './call';
import type { DeskPolicy } from './decision';

/*
 * Every possible event is tried in every situation of a call, with reports out of order and
 * contradicting wishes. So a broken promise cannot hide behind chance. What is promised reads in
 * testing/promises.
 */
const policies: DeskPolicy[] = [{ agentLoss: 'recover' }, { agentLoss: 'end-call' }];

describe.each(policies)('in every situation that a call can be in, with %j', (policy) => {
  let inspection: Inspection | undefined;
  // By whichever test needs it first.
  const inspected = () => (inspection ??= inspect(policy));

  it('keeps every promise after every step', () => {
    expect(inspected().findings.filter(({ violations }) => violations > 0)).toEqual([]);
  });

  it('has enough situations and steps to mean something', () => {
    const { histories, steps, findings } = inspected();
    const visited = new Set(histories.situations.map(({ state }) => state.name));

    expect(visited).toEqual(new Set(callStateNames));
    expect(histories.situations.length).toBeGreaterThan(500);
    expect(steps).toBeGreaterThan(50_000);
    expect(findings.length).toBeGreaterThan(15);
  });

  it('stands for more histories of a dozen events than could be tried one by one', () => {
    const [fromTheFirstRing] = countHistories(inspected().histories, 12);

    expect(fromTheFirstRing).toBeGreaterThan(10n ** 20n);
    expect(Math.max(...inspected().histories.distance)).toBeLessThanOrEqual(15);
  });

  it('offers wishes to nobody but those on the call', () => {
    for (const { state } of inspected().histories.situations) {
      for (const agent of colleaguesAmong(everybody)) {
        const offered = availableActions(state, agent);
        expect(callActions).toEqual(expect.arrayContaining(offered));
        if (!('owner' in state)) expect(offered).toEqual([]);
      }
    }
  });
});
