import { sampleEvents } from '../testing/printed-machine';
import { ada, sampleStates, zoe } from '../testing/sample-states';
import { transfers } from '../testing/telling';
import { decide } from './decide';
import { readRecorded, recorded } from './recorded';

const toZoe = transfers('add', { id: 'transfer-to-zoe', target: zoe });

describe('what a history keeps', () => {
  it('names a party by its text, as it did before parties had a kind', () => {
    expect(recorded(toZoe)).toEqual({
      type: 'agent_transfers',
      by: 'ada',
      mode: 'add',
      transfer: { id: 'transfer-to-zoe', target: { leg: 'leg-of-zoe', agent: '+12025550123' } },
    });
    expect(recorded({ type: 'ring', leg: ada })).toEqual({
      type: 'ring',
      leg: { leg: 'leg-of-ada', agent: 'ada' },
    });
  });

  it('is read again as the same events and commands', () => {
    const events = [...Object.values(sampleEvents), toZoe];
    const commands = sampleStates.flatMap((state) =>
      events.flatMap((event) => {
        const decision = decide(state, event);
        return decision.kind === 'moved' ? decision.commands : [];
      }),
    );
    for (const each of [...events, ...commands]) {
      expect(readRecorded(recorded(each))).toEqual(each);
    }
    expect(commands).toContainEqual({ type: 'ring', leg: zoe });
  });
});
