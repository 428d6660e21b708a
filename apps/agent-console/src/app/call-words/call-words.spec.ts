import { callStateNameSchema, type CallStateName } from '@baton/shared-types';
import { aCall, ada, aTransfer, ben } from '../../testing/a-call';
import { callWords } from './call-words';

const asOwner = (state: CallStateName) =>
  callWords(aCall({ state, parties: [ada(), ben()], transfer: aTransfer() }), 'agent1');
const asTarget = (state: CallStateName) =>
  callWords(
    aCall({
      state,
      myRole: 'target',
      parties: [ben({ role: 'owner' }), ada({ role: 'target' })],
      transfer: aTransfer({
        from: 'agent2',
        fromName: 'Ben',
        target: { kind: 'agent', id: 'agent1', name: 'Ada' },
      }),
    }),
    'agent1',
  );

describe('what a call is called', () => {
  it('matches every state, for its owner', () => {
    const headlines = Object.fromEntries(
      callStateNameSchema.options.map((state) => [state, asOwner(state).headline]),
    );

    expect(headlines).toMatchInlineSnapshot(`
      {
        "add-ringing": "Adding Ben",
        "asking": "The customer is choosing",
        "completing": "Handing over to Ben",
        "connected": "Talking with the customer",
        "consult-holding": "Putting the customer on hold",
        "consult-ringing": "Calling Ben",
        "consult-ringing-swapped": "Talking with the customer while Ben rings",
        "consulting": "Consulting Ben",
        "ended": "Call ended",
        "held": "Customer on hold",
        "merged": "Three on the line",
        "offering": "Handing over to Ben",
        "owner-lost": "You lost the connection",
        "queued": "Waiting for an agent",
        "recalling": "Your call is back",
        "swapped": "Talking with the customer, Ben waits",
        "swapping": "Going back to the customer",
        "swapping-back": "Going back to Ben",
        "voicemail": "The customer is leaving a message",
      }
    `);
  });

  it('matches every state, for a colleague who is consulted or added', () => {
    expect(asTarget('consulting').headline).toBe('Ben is consulting you');
    expect(asTarget('completing').headline).toBe('The call is being handed to you');
    expect(asTarget('merged').explanation).toBe('You, Ben and the customer all hear each other.');
  });

  it('says in every state who hears the others', () => {
    for (const state of callStateNameSchema.options) {
      expect(asOwner(state).explanation).toMatch(/[.…]$/);
    }
  });
});
