import type { ButtonAction } from '../call-words/action-words';

/** Everything that has a key of its own. */
export type ShortcutName =
  | ButtonAction
  | 'accept'
  | 'decline'
  | 'mute'
  | 'keypad'
  | 'served'
  | 'presence'
  | 'help';

/** The key of each action, and what it does, in the order of the help. */
export const shortcutKeys: Readonly<Record<ShortcutName, { key: string; does: string }>> = {
  presence: { key: 'p', does: 'Go available or away; ready again after a call' },
  accept: { key: 'a', does: 'Accept the call that rings' },
  decline: { key: 'd', does: 'Decline the call that rings' },
  mute: { key: 'm', does: 'Mute or unmute yourself' },
  hold: { key: 'h', does: 'Put the customer on hold' },
  resume: { key: 'r', does: 'Take the customer off hold' },
  keypad: { key: 'k', does: 'Show or hide the keypad' },
  consult: { key: 'c', does: 'Consult somebody, customer on hold' },
  add: { key: 'b', does: 'Bring somebody into the call' },
  blind: { key: 'o', does: 'Hand the call over at once, without a word before' },
  swap: { key: 's', does: 'Swap between the customer and the one you consult' },
  complete: { key: 't', does: 'Hand the call over, also while it rings' },
  merge: { key: 'j', does: 'Join the customer to you two: all three talk' },
  cancel: { key: 'x', does: 'Cancel the transfer' },
  served: { key: 'f', does: 'Finish the request of the customer on the line' },
  leave: { key: 'l', does: 'Leave the call to the others' },
  end: { key: 'e', does: 'End the call for everybody (press twice)' },
  help: { key: '?', does: 'Show this list' },
};

/** Actions that a slip of the finger must not do: their key counts when it is pressed twice. */
export const pressedTwice: ReadonlySet<ShortcutName> = new Set(['end']);

/** Actions that answer a call which rings by itself: their key counts only once the agent can have seen it ring. */
export const answers: ReadonlySet<ShortcutName> = new Set(['accept', 'decline']);
