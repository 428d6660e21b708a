import { TestBed } from '@angular/core/testing';
import type { VoiceToken } from '@baton/shared-types';
import { FakeTelephone } from '../../testing/fake-telephone';
import { CallApi } from '../desk-api/call-api';
import { Softphone } from './softphone';
import { Telephone } from './telephone';
import { TokenApi } from '../desk-api/token-api';

const minute = 60_000;
const hour = 60 * minute;

function aSoftphone() {
  const telephone = new FakeTelephone();
  const fetched: number[] = [];
  const desk = { isAway: false };
  const tokens = {
    fetch: (): Promise<VoiceToken> => {
      fetched.push(Date.now());
      if (desk.isAway) return Promise.reject(new Error('The desk is away.'));
      return Promise.resolve({
        token: `token ${fetched.length}`,
        identity: 'agent1',
        expiresAt: new Date(Date.now() + hour).toISOString(),
        simulatorSignalling: null,
      });
    },
  };
  TestBed.configureTestingModule({
    providers: [
      { provide: Telephone, useValue: telephone },
      { provide: TokenApi, useValue: tokens },
      { provide: CallApi, useValue: {} },
    ],
  });
  return { softphone: TestBed.inject(Softphone), telephone, fetched, desk };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the supply of tokens', () => {
  it('connects the telephone with the first one', async () => {
    const { softphone, telephone } = aSoftphone();
    softphone.start();
    await jest.advanceTimersByTimeAsync(0);

    expect(telephone.tokens).toEqual(['token 1']);
  });

  it('gives the telephone a new one well before the old one ends', async () => {
    const { softphone, telephone } = aSoftphone();
    softphone.start();
    await jest.advanceTimersByTimeAsync(54 * minute);
    expect(telephone.tokens).toEqual(['token 1']);

    await jest.advanceTimersByTimeAsync(minute);
    expect(telephone.tokens).toEqual(['token 1', 'token 2']);
  });

  it('renews at once when the telephone asks', async () => {
    const { softphone, telephone } = aSoftphone();
    softphone.start();
    await jest.advanceTimersByTimeAsync(0);

    telephone.tokenWanted.set(1);
    TestBed.tick();
    await jest.advanceTimersByTimeAsync(0);

    expect(telephone.tokens).toEqual(['token 1', 'token 2']);
  });

  it('keeps quiet about one failure and speaks of the second', async () => {
    const { softphone, desk } = aSoftphone();
    desk.isAway = true;
    softphone.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(softphone.cannotGetToken()).toBe(false);

    await jest.advanceTimersByTimeAsync(2_000);
    expect(softphone.cannotGetToken()).toBe(true);
  });

  it('goes on trying until the desk is back', async () => {
    const { softphone, telephone, desk } = aSoftphone();
    desk.isAway = true;
    softphone.start();
    await jest.advanceTimersByTimeAsync(10 * minute);

    desk.isAway = false;
    await jest.advanceTimersByTimeAsync(30_000);

    expect(telephone.tokens).toHaveLength(1);
    expect(softphone.cannotGetToken()).toBe(false);
  });

  it('stops when the agent signs out', async () => {
    const { softphone, telephone, fetched } = aSoftphone();
    softphone.start();
    await jest.advanceTimersByTimeAsync(0);
    softphone.stop();
    await jest.advanceTimersByTimeAsync(2 * hour);

    expect(fetched).toHaveLength(1);
    expect(telephone.registration()).toBe('off');
  });
});
