import { screen } from '@testing-library/angular/zoneless';
import { aCall, adasLeg, callId } from '../../testing/a-call';
import { openDesk } from '../../testing/open-desk';

/** What tabs say to each other; the others are the test. */
class FakeChannel extends EventTarget {
  static readonly sent: unknown[] = [];
  static last: FakeChannel | undefined;

  constructor() {
    super();
    FakeChannel.last = this;
  }

  postMessage(message: unknown): void {
    FakeChannel.sent.push(message);
  }
}

const hear = (data: unknown) =>
  FakeChannel.last?.dispatchEvent(new MessageEvent('message', { data }));

describe('a copy of a tab', () => {
  beforeEach(() => {
    FakeChannel.sent.length = 0;
    Object.assign(globalThis, { BroadcastChannel: FakeChannel });
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  });

  it('does not say that the line was lost over which the other one talks', async () => {
    sessionStorage.setItem('baton.leg', JSON.stringify({ callId, legId: adasLeg }));
    const { settle } = await openDesk({ current: aCall() });
    expect(await screen.findByRole('heading', { name: 'You lost the connection' })).toBeVisible();
    expect(FakeChannel.sent).toEqual([{ says: 'who talks', legId: adasLeg }]);

    hear({ says: 'I talk', legId: adasLeg });
    await settle();

    expect(screen.queryByRole('heading', { name: 'You lost the connection' })).toBeNull();
  });

  it('is answered only by the tab that is on the call', async () => {
    const { talk } = await openDesk();
    hear({ says: 'who talks', legId: adasLeg });
    await talk();
    expect(FakeChannel.sent).toEqual([]);

    hear({ says: 'who talks', legId: adasLeg });
    hear({ says: 'I talk', legId: adasLeg });

    expect(FakeChannel.sent).toEqual([{ says: 'I talk', legId: adasLeg }]);
    expect(sessionStorage.getItem('baton.leg')).not.toBeNull();
  });
});
