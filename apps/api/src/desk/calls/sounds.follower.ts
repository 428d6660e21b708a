import type { Follower } from './change';
import { entersAnotherRoom } from './rooms.follower';
import { expectOrdered, expectSound, orderSound, maxEnterMs } from './sound-order';

/** Schedules the check that the customer hears what was ordered. */
export const sounds: Follower = async (change, { tx, call }) => {
  const { happening, now } = change;
  if (entersAnotherRoom(change)) {
    orderSound(call);
    await expectSound(tx.jobs, call, { now, withinMs: maxEnterMs });
  }
  if (happening.kind === 'carried-out' && happening.soundOrder !== undefined) {
    await expectOrdered(tx.jobs, call, { now, order: happening.soundOrder });
  }
  return [];
};
