import { availableActions, callActions } from './available-actions';
import { callStateNames } from './call';
import type { DeskPolicy } from './decision';
import { allHistories, cutOff } from '../testing/histories';
import { promises } from '../testing/promises/index';
import { colleaguesAmong, everybody, story } from '../testing/situation';

/*
 * Every event that can come, reports out of order and contradicting wishes included, is tried in every
 * situation that a call can get into, so a broken promise cannot hide behind an unlucky draw.
 */
const policies: DeskPolicy[] = [{ agentLoss: 'recover' }, { agentLoss: 'end-call' }];

describe.each(policies)('in every situation that a call can be in, with %j', (policy) => {
  const broken = new Map<string, string[]>();
  const { situations, leadsTo } = allHistories({
    policy,
    onStep: (step) => {
      for (const { sentence, isBroken } of promises) {
        if (!isBroken(step, policy)) continue;
        broken.set(sentence, [...(broken.get(sentence) ?? []), story(step)]);
      }
    },
  });

  it('has enough situations and steps to mean something', () => {
    expect(situations.length).toBeGreaterThan(500);
    expect(leadsTo.flat().length).toBeGreaterThan(50_000);
    const visited = new Set(situations.map(({ state }) => state.name));
    expect(visited).toEqual(new Set(callStateNames));
  });

  it.each(promises)('$sentence', ({ sentence }) => {
    // A few: enough to see what went wrong, few enough to read.
    expect((broken.get(sentence) ?? []).slice(0, 3)).toEqual([]);
  });

  it('leads back to a talking human from everywhere but the voicemail and the end', () => {
    const stuck = cutOff({ situations, leadsTo }, ({ state }) => state.name === 'connected');
    const names = new Set(stuck.map(({ state }) => state.name));

    expect(names).toEqual(new Set(['voicemail', 'ended']));
  });

  it('offers wishes to nobody but those on the call', () => {
    for (const { state } of situations) {
      for (const agent of colleaguesAmong(everybody)) {
        const offered = availableActions(state, agent);
        expect(callActions).toEqual(expect.arrayContaining(offered));
        if (!('owner' in state)) expect(offered).toEqual([]);
      }
    }
  });
});
