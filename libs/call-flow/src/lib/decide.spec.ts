import { availableActions } from './available-actions';
import type { CallState } from './call';
import { decide } from './decide';
import type { Decision } from './decision';
import type { CallEvent } from './event';
import { ada, ben, sample, toBen } from '../testing/sample-states';
import { customerConnection, whoHearsWhat } from './state-table';

/** Lets events happen one after the other and tells where the call stands then. */
function tell(state: CallState, ...events: CallEvent[]): CallState {
  return events.reduce((current, event) => {
    const decision = decide(current, event);
    return decision.kind === 'moved' ? decision.to : current;
  }, state);
}

const commandsOf = (decision: Decision) => (decision.kind === 'moved' ? decision.commands : []);

describe('a warm transfer', () => {
  it('leads from the queue to a new owner, with a private word in between', () => {
    const end = tell(
      sample.queued,
      { type: 'agent_offered', offer: ada },
      { type: 'leg_joined', leg: ada.leg },
      { type: 'agent_transfers', by: 'ada', mode: 'consult', transfer: toBen },
      { type: 'customer_held' },
      { type: 'leg_joined', leg: ben.leg },
      { type: 'agent_completes', by: 'ada', transferId: toBen.id },
      { type: 'customer_resumed' },
    );

    expect(end).toEqual({ name: 'connected', owner: ben, guests: [] });
  });

  it('can bring the colleague in at once instead, and hand over among three', () => {
    const three = tell(
      sample.connected,
      { type: 'agent_transfers', by: 'ada', mode: 'add', transfer: toBen },
      { type: 'leg_joined', leg: ben.leg },
    );

    expect(three.name).toBe('merged');
    expect(tell(three, { type: 'agent_completes', by: 'ada', transferId: toBen.id })).toEqual({
      name: 'connected',
      owner: ben,
      guests: [],
    });
  });

  it('lets the first agent go only after the carrier has brought the customer back', () => {
    const asked = decide(sample.consulting, {
      type: 'agent_completes',
      by: 'ada',
      transferId: toBen.id,
    });
    const confirmed = decide(sample.completing, { type: 'customer_resumed' });

    expect(commandsOf(asked)).toEqual([{ type: 'resume_customer' }]);
    expect(commandsOf(confirmed)).toEqual([{ type: 'release', leg: ada.leg }]);
  });

  it('is refused towards oneself, by a stranger, and while another is under way', () => {
    const transfer = { id: 'to-ada', target: ada };

    expect(
      decide(sample.connected, { type: 'agent_transfers', by: 'ada', mode: 'add', transfer }),
    ).toEqual({ kind: 'refused', because: 'target_is_owner' });
    expect(
      decide(sample.connected, { type: 'agent_transfers', by: 'cleo', mode: 'add', transfer }),
    ).toEqual({ kind: 'refused', because: 'not_your_call' });
    expect(
      decide(sample.merged, { type: 'agent_transfers', by: 'ada', mode: 'blind', transfer: toBen }),
    ).toEqual({ kind: 'refused', because: 'transfer_in_progress' });
  });

  it('is not completed by a report about another transfer', () => {
    expect(
      decide(sample.consulting, { type: 'agent_completes', by: 'ada', transferId: 'an-old-one' }),
    ).toEqual({ kind: 'refused', because: 'no_such_transfer' });
  });
});

describe('a transfer without a word', () => {
  const blind: CallEvent = { type: 'agent_transfers', by: 'ada', mode: 'blind', transfer: toBen };

  it('rings the colleague at once, and lets the agent go when the customer has music to hear', () => {
    const asked = decide(sample.connected, blind);
    const waiting = tell(sample.connected, blind);

    expect(commandsOf(asked)).toEqual([
      { type: 'hold_customer', audio: 'hold-music' },
      { type: 'ring', leg: ben },
    ]);
    expect(commandsOf(decide(waiting, { type: 'customer_held' }))).toEqual([
      { type: 'release', leg: ada.leg },
    ]);
    expect(tell(waiting, { type: 'customer_held' }, { type: 'leg_joined', leg: ben.leg })).toEqual({
      name: 'connected',
      owner: ben,
      guests: [],
    });
  });

  it('gives the customer back to the agent when the colleague does not answer', () => {
    const end = tell(
      sample.held,
      blind,
      { type: 'leg_over', leg: ada.leg, outcome: 'left' },
      { type: 'leg_over', leg: ben.leg, outcome: 'no-answer' },
    );

    expect(end).toEqual({ name: 'owner-lost', agent: 'ada', parked: 'hold' });
  });

  it('can be what a consultation becomes while the colleague is still being rung', () => {
    const end = tell(sample['consult-ringing'], {
      type: 'agent_completes',
      by: 'ada',
      transferId: toBen.id,
    });

    expect(end).toMatchObject({ name: 'offering', offer: ben, recall: 'ada' });
  });
});

describe('when the colleague cannot be reached', () => {
  it.each(['declined', 'busy', 'no-answer', 'offline', 'failed'] as const)(
    'tells the agent "%s" and leaves the customer on hold, one key away',
    (outcome) => {
      const decision = decide(sample['consult-ringing'], {
        type: 'leg_over',
        leg: ben.leg,
        outcome,
      });

      expect(decision).toEqual({
        kind: 'moved',
        to: { name: 'held', owner: ada, guests: [] },
        commands: [],
        settled: outcome,
      });
      expect(availableActions(sample.held, 'ada')).toContain('resume');
    },
  );
});

describe('when an agent is lost', () => {
  const lost: CallEvent = { type: 'leg_over', leg: ada.leg, outcome: 'left' };

  it("puts the customer on hold with a word of explanation and waits for the agent's page", () => {
    expect(decide(sample.connected, lost)).toEqual({
      kind: 'moved',
      to: { name: 'owner-lost', agent: 'ada', parked: 'hold' },
      commands: [
        { type: 'hold_customer', audio: 'reconnecting' },
        { type: 'recall', agent: 'ada' },
      ],
    });
  });

  it('gives the call back to the page that comes back', () => {
    const back = { party: ada.party, leg: 'another-leg-of-ada' };
    const end = tell(
      sample.connected,
      lost,
      { type: 'agent_recalled', offer: back },
      { type: 'leg_joined', leg: back.leg },
    );

    expect(end).toEqual({ name: 'connected', owner: back, guests: [] });
  });

  it('finds another agent, ahead of all other callers, when the page does not come back', () => {
    const end = tell(sample.held, lost, { type: 'grace_over' });

    expect(end).toEqual({ name: 'queued', parked: 'hold', leaving: null });
  });

  it('ends the call where the desk has chosen the rule of the classic tutorial', () => {
    const decision = decide(sample.connected, lost, { agentLoss: 'end-call' });

    expect(decision).toEqual({
      kind: 'moved',
      to: { name: 'ended', outcome: 'agent-lost' },
      commands: [{ type: 'end_conversation' }],
    });
  });

  it('lets the ring at the colleague go on, who then gets the customer', () => {
    const end = tell(
      sample['consult-ringing'],
      { type: 'leg_over', leg: ada.leg, outcome: 'left' },
      { type: 'leg_joined', leg: ben.leg },
    );

    expect(end).toEqual({ name: 'connected', owner: ben, guests: [] });
  });

  it('makes the colleague the owner when the agent is lost while they consult', () => {
    const decision = decide(sample.consulting, { type: 'leg_over', leg: ada.leg, outcome: 'left' });

    expect(decision).toEqual({
      kind: 'moved',
      to: { name: 'connected', owner: ben, guests: [] },
      commands: [{ type: 'resume_customer' }],
      settled: 'completed',
    });
  });

  it('gives the customer back to the agent when the colleague is lost', () => {
    for (const state of [sample.consulting, sample.completing, sample.merged]) {
      expect(tell(state, { type: 'leg_over', leg: ben.leg, outcome: 'left' })).toEqual({
        name: 'connected',
        owner: ada,
        guests: [],
      });
    }
  });
});

describe('who hears what', () => {
  it('keeps a private talk private', () => {
    expect(whoHearsWhat(sample.consulting)).toEqual({
      customer: 'hold-music',
      parties: [
        { party: ada.party, hears: [{ party: ben.party }] },
        { party: ben.party, hears: [{ party: ada.party }] },
      ],
    });
  });

  it('never gives a customer nothing to hear before the end', () => {
    for (const state of Object.values(sample)) {
      if (state.name === 'ended') continue;
      expect(whoHearsWhat(state).customer).not.toBe('nothing');
    }
  });

  it('agrees with how the carrier is told to treat the customer', () => {
    for (const state of Object.values(sample)) {
      // Described by where it leads: the customer is on hold until the target is out of the way.
      if (state.name === 'swapping') continue;
      const { customer } = whoHearsWhat(state);
      const connection = customerConnection(state);
      expect([connection, customer === 'hold-music']).toEqual([connection, connection === 'held']);
    }
  });
});
