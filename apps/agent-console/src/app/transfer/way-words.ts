import type { TransferMode, TransferTarget } from '@baton/shared-types';

type Kind = TransferTarget['kind'];

/** Names a way to pass a call on. */
export function wayLabel(way: TransferMode): string {
  switch (way) {
    case 'consult':
      return 'Consult';
    case 'add':
      return 'Bring in';
    case 'blind':
      return 'Hand over at once';
  }
}

const titles: Readonly<Record<TransferMode, Readonly<Record<Kind, string>>>> = {
  consult: {
    agent: 'Consult a colleague',
    number: 'Consult somebody outside',
    queue: 'Consult the next agent',
  },
  add: {
    agent: 'Bring a colleague in',
    number: 'Bring in somebody outside',
    queue: 'Bring in the next agent',
  },
  blind: {
    agent: 'Hand over at once',
    number: 'Hand over to an outside number',
    queue: 'Put the customer back into the queue',
  },
};

/** What the dialog asks, for a way and where it leads to. */
export const wayTitle = (way: TransferMode, kind: Kind): string => titles[way][kind];

const people: Readonly<Record<Kind, string>> = {
  agent: 'your colleague',
  number: 'the person who answers there',
  queue: 'the agent who has been free for longest',
};

const noAnswer = { agent: 'your colleague does not answer', number: 'nobody answers' } as const;

/** Says what happens to the customer and to the agent. */
export function wayMeaning(way: TransferMode, kind: Kind): string {
  const them = people[kind];
  switch (way) {
    case 'consult':
      return `The customer goes on hold; you speak with ${them} alone first.`;
    case 'add':
      return `${them.charAt(0).toUpperCase()}${them.slice(1)} joins you and the customer at once.`;
    case 'blind':
      return kind === 'queue'
        ? 'You leave the call. The customer hears music until the next available agent answers, and does not come back to you.'
        : `You leave the call, and the customer hears music while it rings. If ${noAnswer[kind]}, the customer comes back to you.`;
  }
}

const buttons: Readonly<Record<TransferMode, Readonly<Record<Exclude<Kind, 'agent'>, string>>>> = {
  consult: { number: 'Call and consult', queue: 'Ring the next agent' },
  add: { number: 'Call and bring in', queue: 'Ring the next agent' },
  blind: { number: 'Hand over', queue: 'Put back into the queue' },
};

/** The button that starts the transfer where there is no colleague to press on. */
export const targetButton = (way: TransferMode, kind: Kind): string =>
  kind === 'agent' ? '' : buttons[way][kind];
