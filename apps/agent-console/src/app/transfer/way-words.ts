import type { TransferMode, TransferTarget } from '@baton/shared-types';

type Kind = TransferTarget['kind'];

/** Names a way to pass a call on. */
export function wayLabel(way: TransferMode): string {
  switch (way) {
    case 'consult':
      return 'Consult';
    case 'add':
      return 'Add to call';
    case 'blind':
      return 'Hand over now';
  }
}

const titles: Readonly<Record<TransferMode, Readonly<Record<Kind, string>>>> = {
  consult: {
    agent: 'Consult a colleague',
    number: 'Consult an outside number',
    queue: 'Consult the next agent',
  },
  add: {
    agent: 'Add a colleague',
    number: 'Add an outside number',
    queue: 'Add the next agent',
  },
  blind: {
    agent: 'Hand over now',
    number: 'Hand over to an outside number',
    queue: 'Return the customer to the queue',
  },
};

/** What the dialog asks, for a way and where it leads to. */
export const wayTitle = (way: TransferMode, kind: Kind): string => titles[way][kind];

const people: Readonly<Record<Kind, string>> = {
  agent: 'your colleague',
  number: 'the person who answers',
  queue: 'the agent who has been free the longest',
};

const noAnswer = { agent: 'your colleague does not answer', number: 'nobody answers' } as const;

/** Says what happens to the customer and to the agent. */
export function wayMeaning(way: TransferMode, kind: Kind): string {
  const them = people[kind];
  switch (way) {
    case 'consult':
      return `The customer goes on hold; you speak with ${them} in private first.`;
    case 'add':
      return `${them.charAt(0).toUpperCase()}${them.slice(1)} joins you and the customer right away.`;
    case 'blind':
      return kind === 'queue'
        ? 'You leave the call. The customer hears music until the next available agent answers, and does not come back to you.'
        : `You leave the call, and the customer hears music while it rings. If ${noAnswer[kind]}, the customer comes back to you.`;
  }
}

const buttons: Readonly<Record<TransferMode, Readonly<Record<Exclude<Kind, 'agent'>, string>>>> = {
  consult: { number: 'Call and consult', queue: 'Call the next agent' },
  add: { number: 'Call and add', queue: 'Call the next agent' },
  blind: { number: 'Hand over', queue: 'Return to queue' },
};

/** The button that starts the transfer when there is no list of colleagues. */
export const targetButton = (way: TransferMode, kind: Kind): string =>
  kind === 'agent' ? '' : buttons[way][kind];
