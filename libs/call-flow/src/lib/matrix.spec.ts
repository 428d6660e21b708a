import { callStateNames } from './call';
import { callEventTypes } from './event';
import { printedState, sampleEvents } from '../testing/printed-machine';

/** The machine as a document: one paragraph a state, one line an event. */
function printed(): string {
  const indented = (text: string) => text.replaceAll(/^/gm, '  ');
  return callStateNames.map((name) => `${name}\n${indented(printedState(name))}`).join('\n\n');
}

describe('the call machine, printed', () => {
  it('decides every event in every state as reviewed here (· is ignored)', () => {
    expect(`\n${printed()}\n`).toMatchSnapshot();
  });

  it('prints every event there is', () => {
    const types = new Set(Object.values(sampleEvents).map(({ type }) => type));
    expect(types).toEqual(new Set(callEventTypes));
  });
});
