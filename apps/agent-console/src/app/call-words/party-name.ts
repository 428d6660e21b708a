import { phoneNumberText } from '../display/phone-number';

/** Whether a party of a call is outside of the desk, and known by a telephone number only. */
export const isOutside = ({ id }: { readonly id: string }): boolean => id.startsWith('+');

/** Names a party of a call: an agent, an outside number, or the next agent of the queue. */
export function partyName(party: { readonly id: string; readonly name: string }): string {
  if (party.id === 'queue') return 'the next agent';
  return isOutside(party) ? phoneNumberText(party.id) : party.name;
}

/** Makes the first letter of a name a capital, for the start of a sentence. */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
