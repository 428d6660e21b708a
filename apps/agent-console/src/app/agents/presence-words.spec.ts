import { awayReasonSchema, presenceSchema } from '@baton/shared-types';
import { anAgent } from '../../testing/a-call';
import { isChoosable, myAwayReason, presenceText } from './presence-words';

describe('what is said about presence', () => {
  it('has a word for each presence', () => {
    expect(presenceSchema.options.map((presence) => presenceText(anAgent({ presence })))).toEqual([
      'Available',
      'Wrap-up',
      'Away',
      'Ringing',
      'On a call',
      'Offline',
    ]);
  });

  it('tells the agent why they are away, unless they chose it', () => {
    expect(awayReasonSchema.options.map((reason) => myAwayReason(reason))).toEqual([
      '',
      'You declined a call',
      'You missed a call',
      'Your phone could not be reached',
    ]);
  });

  it('tells colleagues why somebody is away, and only then', () => {
    expect(presenceText(anAgent({ presence: 'away', awayReason: 'unreachable' }))).toBe(
      'Away, phone not reachable',
    );
    expect(presenceText(anAgent({ presence: 'available', awayReason: 'unreachable' }))).toBe(
      'Available',
    );
  });

  it('lets only available colleagues be chosen', () => {
    const choosable = presenceSchema.options.filter((presence) =>
      isChoosable(anAgent({ presence })),
    );

    expect(choosable).toEqual(['available']);
  });
});
