import type { CallStateName } from './call';
import { availableActions, type CallAction } from './available-actions';
import { cleo, sample, ada } from '../testing/sample-states';
import { connectedTo } from '../testing/telling';

/* What the owner may ask for, and what the target may, where there is one. */
const owners: Partial<Record<CallStateName, readonly CallAction[]>> = {
  connected: ['hold', 'consult', 'add', 'blind', 'requeue', 'end'],
  held: ['resume', 'consult', 'add', 'blind', 'requeue', 'end'],
  'consult-holding': ['complete', 'cancel', 'leave', 'end'],
  'consult-ringing': ['swap', 'complete', 'cancel', 'leave', 'end'],
  'consult-ringing-swapped': ['swap', 'complete', 'cancel', 'leave', 'end'],
  consulting: ['swap', 'merge', 'complete', 'cancel', 'end'],
  swapping: ['cancel', 'end'],
  swapped: ['swap', 'merge', 'complete', 'cancel', 'end'],
  'swapping-back': ['cancel', 'end'],
  'add-ringing': ['complete', 'cancel', 'leave', 'end'],
  merged: ['add', 'complete', 'cancel', 'leave', 'end'],
  completing: ['cancel', 'end'],
};
const targets: Partial<Record<CallStateName, readonly CallAction[]>> = {
  consulting: ['leave'],
  swapping: ['leave'],
  swapped: ['leave'],
  'swapping-back': ['leave'],
  merged: ['leave'],
};

describe('what an agent may ask for', () => {
  it.each(Object.values(sample))('is offered in $name', (state) => {
    expect(availableActions(state, 'ada')).toEqual(owners[state.name] ?? []);
    expect(availableActions(state, 'ben')).toEqual(targets[state.name] ?? []);
    expect(availableActions(state, 'cleo')).toEqual([]);
  });

  it('is less with guests on the call, who must hear everybody', () => {
    const state = connectedTo(ada, cleo);

    expect(availableActions(state, 'ada')).toEqual(['hold', 'add', 'leave', 'end']);
    expect(availableActions(state, 'cleo')).toEqual(['leave']);
  });
});
