import type { LegRow } from '../store/rows';
import type { Happening } from './happening';
import { joinBeforeTheEnd } from './joined-unseen';

/* Pure: nothing is stored. */
describe('a join that nobody saw is told before the end of the leg', () => {
  const leg = {
    id: 'leg',
    joinedAt: null,
    waitingSince: null,
    releasedAt: null,
    endedAt: null,
  } as LegRow;
  const over = (outcome: 'left' | 'no-answer'): Happening => ({
    kind: 'concluded',
    event: { type: 'leg_over', leg: 'leg', outcome },
    cause: 'job:sweep',
  });
  const roomLeft: Happening = {
    kind: 'reported',
    event: null,
    cause: 'webhook:conference',
    learnt: { leftRoom: { leg: 'leg', roomSid: 'CF1' } },
  };
  const before = (happening: Happening, legs: Partial<LegRow> = {}, lostRoomSids: string[] = []) =>
    joinBeforeTheEnd(happening, {
      call: { lostRoomSids },
      legs: [{ ...leg, ...legs }],
      state: { name: 'queued', parked: 'waiting-room', leaving: null },
    });
  const join = { kind: 'concluded', event: { type: 'leg_joined', leg: 'leg' } };
  const now = new Date();

  it('in every report and conclusion that an answered leg is over', () => {
    expect(before(over('left'))).toMatchObject({ ...join, cause: 'job:sweep' });
    const reported: Happening = {
      kind: 'reported',
      event: { type: 'leg_over', leg: 'leg', outcome: 'left' },
      cause: 'webhook:leg-status',
    };
    expect(before(reported)).toMatchObject({ ...join, cause: 'webhook:leg-status' });
  });

  it('when a room says that the leg has left it, also if its ringing counts as over', () => {
    expect(before(roomLeft, { endedAt: now })).toMatchObject(join);
  });

  it('not when the leg was never answered', () => {
    expect(before(over('no-answer'))).toBeNull();
  });

  it.each(['joinedAt', 'waitingSince', 'releasedAt', 'endedAt'])('not when it has %s', (moment) => {
    expect(before(over('left'), { [moment]: now })).toBeNull();
  });

  it('not when the room is lost, or the leg has joined', () => {
    expect(before(roomLeft, {}, ['CF1'])).toBeNull();
    expect(before(roomLeft, { joinedAt: now })).toBeNull();
  });
});
