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
  presence: { key: 'p', does: 'Switch between available and away; end wrap-up' },
  accept: { key: 'a', does: 'Accept the incoming call' },
  decline: { key: 'd', does: 'Decline the incoming call' },
  mute: { key: 'm', does: 'Mute or unmute yourself' },
  hold: { key: 'h', does: 'Put the customer on hold' },
  resume: { key: 'r', does: 'Take the customer off hold' },
  keypad: { key: 'k', does: 'Show or hide the keypad' },
  consult: { key: 'c', does: 'Consult a colleague with the customer on hold' },
  add: { key: 'b', does: 'Add someone to the call' },
  blind: { key: 'o', does: 'Hand the call over now, without a consult' },
  swap: { key: 's', does: 'Swap between the customer and the colleague' },
  complete: { key: 't', does: 'Complete the handover, also while it rings' },
  merge: { key: 'j', does: 'Merge calls: everyone talks together' },
  cancel: { key: 'x', does: 'Cancel the transfer' },
  served: { key: 'f', does: 'Mark the customer’s request as done' },
  leave: { key: 'l', does: 'Leave the call; the others stay' },
  end: { key: 'e', does: 'End the call for everyone (press twice)' },
  help: { key: '?', does: 'Show this list' },
};

/** Actions that a slip of the finger must not do: their key counts when it is pressed twice. */
export const pressedTwice: ReadonlySet<ShortcutName> = new Set(['end']);

/**
 * Actions that answer a call which rings by itself: their key counts only once the agent can have
 * seen it ring.
 */
export const answers: ReadonlySet<ShortcutName> = new Set(['accept', 'decline']);
