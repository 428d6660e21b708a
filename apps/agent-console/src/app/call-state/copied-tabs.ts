import { inject, Service } from '@angular/core';
import { z } from 'zod';
import { Telephone } from '../softphone/telephone';
import { forgetLeg, lastLegHere } from './last-leg';

const messageSchema = z.object({ says: z.enum(['who talks', 'I talk']), legId: z.string() });
type Message = z.infer<typeof messageSchema>;

/**
 * A copy of a tab remembers the leg of the other, and looks as if it had lost it by a reload. The
 * tabs of this browser ask each other: where one talks over the leg, the copy forgets it.
 */
@Service()
export class CopiedTabs {
  private readonly telephone = inject(Telephone);
  private readonly channel = openChannel();

  constructor() {
    this.channel?.addEventListener('message', ({ data }) => this.take(data));
    const left = lastLegHere();
    if (left) this.send({ says: 'who talks', legId: left.legId });
  }

  private take(data: unknown): void {
    const message = messageSchema.safeParse(data).data;
    if (!message) return;
    const talksHere = this.telephone.line()?.legId === message.legId;
    if (message.says === 'who talks' && talksHere) this.send({ ...message, says: 'I talk' });
    const remembersHere = lastLegHere()?.legId === message.legId;
    if (message.says === 'I talk' && remembersHere && !talksHere) forgetLeg();
  }

  private send(message: Message): void {
    this.channel?.postMessage(message);
  }
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('baton.leg');
  } catch {
    // An old browser has none; one that blocks site data may refuse it. Such a tab has nothing that
    // a copy could remember.
    return null;
  }
}
