import { transferOutcomeSchema } from '@baton/shared-types';
import { aCall, ada, aTransfer, ben, onHold } from '../../testing/a-call';
import { failureText } from './failure-words';
import { transferOutcomeText, transferProgress, transferResult } from './transfer-words';

describe('what is said about a transfer', () => {
  it('has a sentence of its own for every outcome', () => {
    const sentences = transferOutcomeSchema.options.map((outcome) =>
      transferOutcomeText(outcome, aTransfer({ outcome })),
    );

    expect(new Set(sentences).size).toBe(transferOutcomeSchema.options.length);
    expect(sentences).toMatchInlineSnapshot(`
      [
        "Handed over to Ben.",
        "Ben stays on the call.",
        "The customer is back in the queue.",
        "Ben declined.",
        "Ben is busy on another call.",
        "Ben did not answer.",
        "Ben is away now.",
        "Ben is offline and could not be rung.",
        "The transfer was canceled.",
        "The call to Ben failed.",
        "Ben left the call.",
        "Ben lost the connection.",
        "Ben has taken over.",
        "The customer hung up during the transfer.",
        "The call was ended during the transfer.",
      ]
    `);
  });

  it('tells each step of reaching the colleague from the others', () => {
    const steps = [undefined, 'dialing', 'ringing', 'on-call'] as const;
    const told = steps.map((status) =>
      transferProgress(
        aCall({
          transfer: aTransfer(),
          parties: status ? [ada(), ben({ status })] : [ada()],
        }),
      ),
    );

    expect(told).toEqual([
      'Ben will be called as soon as the customer is on hold.',
      'Calling Ben…',
      'Ringing Ben…',
      'Ben answered and is on the call.',
    ]);
  });

  it('says where a failed transfer leaves the customer', () => {
    const transfer = aTransfer({ outcome: 'no-answer' });

    expect(transferResult(aCall({ state: 'held', customer: onHold, transfer }), 'agent1')).toEqual({
      text: 'Ben did not answer. The customer is still on hold. Resume to talk to them.',
      tone: 'trouble',
    });
    expect(transferResult(aCall({ transfer }), 'agent1')?.text).toBe(
      'Ben did not answer. The customer is with you.',
    );
  });

  it('says why a call could not be put through, and what to do', () => {
    expect(failureText('404')).toBe('this number does not exist. Check the digits (code 404).');
    expect(failureText('99999')).toMatch(/an unknown reason. Try again later \(code 99999\)\.$/);
    expect(failureText('hold')).toMatch(/could not be put on hold.* Try again\.$/);
  });

  it('says in a sentence of its own where a customer is whose transfer failed with a reason', () => {
    const transfer = aTransfer({ mode: 'blind', outcome: 'failed', failureCode: '404' });

    expect(transferResult(aCall({ transfer }), 'agent1')?.text).toBe(
      'The call to Ben failed: this number does not exist. Check the digits (code 404). The customer is back with you.',
    );
  });

  it('says nothing when there has been no transfer', () => {
    expect(transferProgress(aCall())).toBeNull();
    expect(transferResult(aCall(), 'agent1')).toBeNull();
  });
});
