import { type CallView, type TransferMode, transferModeSchema } from '@baton/shared-types';

/** What the agent may choose from, and what is chosen to begin with. */
export interface PickerQuestion {
  readonly ways: readonly TransferMode[];
  readonly way: TransferMode;
  /** Whether the customer may be put back into the queue. */
  readonly mayRequeue: boolean;
  readonly agentsOnTheCall: readonly string[];
  /** The numbers of those who are on the call, each with the beginning of a sentence about them. */
  readonly numbersOnTheCall: ReadonlyMap<string, string>;
  /** The outside number to begin with; empty when a colleague is more likely. */
  readonly number: string;
}

/** Asks where this call is to go. */
export function pickerQuestion(view: CallView, way: TransferMode, number: string): PickerQuestion {
  const { number: customer } = view.customer;
  const parties = view.parties.map(({ agent }) => agent);
  return {
    ways: transferModeSchema.options.filter((mode) => view.availableActions.includes(mode)),
    way,
    number,
    mayRequeue: view.availableActions.includes('requeue'),
    agentsOnTheCall: parties.filter(({ kind }) => kind === 'agent').map(({ id }) => id),
    numbersOnTheCall: new Map([
      ...parties
        .filter(({ kind }) => kind === 'outside')
        .map(({ id }) => [id, 'This number is'] as const),
      ...(customer === null ? [] : [[customer, 'The customer is'] as const]),
    ]),
  };
}
