import type { NamedReceiver } from '@baton/shared-types';
import { phoneNumberText } from '../display/phone-number';

/** Names a party of a call: an agent, an outside number, or the next agent of the queue. */
export function partyName({ kind, id, name }: NamedReceiver): string {
  switch (kind) {
    case 'agent':
      return name;
    case 'outside':
      return phoneNumberText(id);
    case 'queue':
      return 'the next agent';
  }
}

/** Makes the first letter of a name a capital, for the start of a sentence. */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
