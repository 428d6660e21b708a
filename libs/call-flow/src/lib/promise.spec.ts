import type { AgentId, CallState, LegId } from './call';
import { availableActions, callActions } from './available-actions';
import { decide } from './decide';
import type { Command, Decision } from './decision';
import type { CallEvent, LegOutcome, TransferMode } from './event';
import { customerConnection, whoHearsWhat } from './who-hears-what';

/**
 * A call and the little of the world that the promise is about: who is in the room, who is being
 * rung, how the carrier was last told to treat the customer. Every event that this world can bring
 * is tried in every reachable situation, so a broken promise cannot hide behind an unlucky draw.
 */
interface Situation {
  readonly state: CallState;
  readonly joined: readonly LegId[];
  readonly ringing: readonly LegId[];
  readonly told: 'waiting' | 'held' | 'live' | 'gone';
}

const agents: readonly AgentId[] = ['ada', 'ben', 'cleo'];
const legOf = (agent: AgentId) => ({ agent, leg: `leg-of-${agent}` });
const start: Situation = {
  state: { name: 'queued', parked: 'waiting-room' },
  joined: [],
  ringing: [],
  told: 'waiting',
};

/** Everything that can happen next: reports, late and stray ones too, and wishes from everybody. */
function eventsIn({ joined, ringing, state, told }: Situation): CallEvent[] {
  const busy = new Set([...joined, ...ringing]);
  const free = agents.filter((agent) => !busy.has(legOf(agent).leg));
  const unanswered: LegOutcome[] = ['declined', 'no-answer', 'canceled', 'failed'];
  const transferId = 'transfer' in state ? state.transfer.id : 'none';
  const modes: TransferMode[] = ['consult', 'add', 'blind'];
  return [
    ...ringing.map((leg): CallEvent => ({ type: 'leg_joined', leg })),
    ...ringing.flatMap((leg) =>
      unanswered.map((outcome): CallEvent => ({ type: 'leg_over', leg, outcome })),
    ),
    ...joined.map((leg): CallEvent => ({ type: 'leg_over', leg, outcome: 'left' })),
    { type: 'leg_joined', leg: 'late-leg' },
    { type: 'leg_over', leg: 'late-leg', outcome: 'left' },
    { type: 'customer_left' },
    { type: 'customer_held' },
    { type: 'customer_resumed' },
    ...refusals(state, told),
    { type: 'room_lost' },
    { type: 'grace_over' },
    ...free.map((agent): CallEvent => ({ type: 'agent_offered', offer: legOf(agent) })),
    ...free.map((agent): CallEvent => ({ type: 'agent_recalled', offer: legOf(agent) })),
    ...agents.flatMap((by): CallEvent[] => [
      { type: 'agent_holds', by },
      { type: 'agent_resumes', by },
      { type: 'agent_completes', by, transferId },
      { type: 'agent_completes', by, transferId: 'another' },
      { type: 'agent_cancels', by, transferId },
      { type: 'agent_merges', by, transferId },
      { type: 'agent_leaves', by },
      { type: 'agent_ends', by },
      ...free.flatMap((agent) =>
        modes.map(
          (mode): CallEvent => ({
            type: 'agent_transfers',
            by,
            mode,
            transfer: { id: `to-${agent}`, target: legOf(agent) },
          }),
        ),
      ),
    ]),
  ];
}

/**
 * The carrier's definite "no" to holding or resuming, in the states in which it can be told apart from
 * a customer who is gone. Anywhere else it means just that, and `customer_left` says so.
 */
function refusals(state: CallState, told: Situation['told']): CallEvent[] {
  if (told === 'held' && ['held', 'consult-holding'].includes(state.name)) {
    return [{ type: 'hold_failed' }];
  }
  if (told === 'live' && ['connected', 'completing', 'merged'].includes(state.name)) {
    return [{ type: 'resume_failed' }];
  }
  return [];
}

/** What the world looks like after the event and the commands it led to. */
function after(situation: Situation, event: CallEvent, decision: Decision): Situation {
  let { joined, ringing, told } = situation;
  if (event.type === 'leg_joined' && told !== 'gone') {
    joined = [...joined, event.leg].sort();
    ringing = ringing.filter((leg) => leg !== event.leg);
  }
  if (event.type === 'leg_over') {
    joined = joined.filter((leg) => leg !== event.leg);
    ringing = ringing.filter((leg) => leg !== event.leg);
  }
  if (event.type === 'hold_failed') told = 'live';
  if (event.type === 'resume_failed') told = 'held';
  if (event.type === 'room_lost' && told !== 'gone') [joined, told] = [[], 'waiting'];
  // A conference starts, and the wait music stops, when the first agent joins.
  if (told === 'waiting' && joined.length > 0) told = 'live';
  if (decision.kind !== 'moved') return { ...situation, joined, ringing, told };

  for (const command of decision.commands) {
    if (command.type === 'ring') ringing = [...ringing, command.leg.leg].sort();
    if (command.type === 'release') {
      joined = joined.filter((leg) => leg !== command.leg);
      ringing = ringing.filter((leg) => leg !== command.leg);
    }
    if (command.type === 'hold_customer') told = 'held';
    if (command.type === 'resume_customer') told = 'live';
    if (command.type === 'end_conversation') [joined, told] = [[], 'gone'];
  }
  return { state: decision.to, joined, ringing, told };
}

interface Step {
  readonly before: Situation;
  readonly event: CallEvent;
  readonly decision: Decision;
  readonly after: Situation;
}

/** A few of the steps as a story each: enough to see what went wrong, few enough to read. */
const told = (steps: readonly Step[]) => steps.slice(0, 5).map(story);

/** Visits every reachable situation once and hands over every step that can be taken in it. */
function everyStep(): Step[] {
  const seen = new Map<string, Situation>([[JSON.stringify(start), start]]);
  const steps: Step[] = [];
  for (const before of seen.values()) {
    for (const event of eventsIn(before)) {
      const decision = decide(before.state, event);
      const step = { before, event, decision, after: after(before, event, decision) };
      steps.push(step);
      const key = JSON.stringify(step.after);
      if (!seen.has(key)) seen.set(key, step.after);
    }
  }
  return steps;
}

const steps = everyStep();
const moves = steps.flatMap((step) =>
  step.decision.kind === 'moved' ? [{ ...step, decision: step.decision }] : [],
);
const story = ({ before, event, after: then }: Step) =>
  `${JSON.stringify(before)}\n  ${JSON.stringify(event)}\n  ${JSON.stringify(then)}`;
const legsOf = (state: CallState): LegId[] => [
  ...('owner' in state ? [state.owner.leg] : []),
  ...('transfer' in state ? [state.transfer.target.leg] : []),
  ...('offer' in state ? [state.offer.leg] : []),
  ...('leaving' in state && state.leaving !== null ? [state.leaving.leg] : []),
];

describe('in every situation that a call can be in', () => {
  it('has enough situations and steps to mean something', () => {
    expect(new Set(steps.map(({ before }) => JSON.stringify(before))).size).toBeGreaterThan(50);
    expect(steps.length).toBeGreaterThan(1_500);
    expect(new Set(steps.map(({ before }) => before.state.name)).size).toBe(13);
  });

  it('never leaves the customer on a live line with nobody on it', () => {
    const alone = steps
      .filter(({ after: then }) => customerConnection(then.state) === 'live')
      .filter(({ after: then }) => !legsOf(then.state).some((leg) => then.joined.includes(leg)));

    expect(told(alone)).toEqual([]);
  });

  it('tells the carrier whenever the customer must be treated differently', () => {
    const contradictory = moves.filter(
      ({ after: then }) => customerConnection(then.state) !== then.told,
    );

    expect(told(contradictory)).toEqual([]);
  });

  it('ends the call only when the customer hangs up or the owner says so', () => {
    const ends = moves.filter(
      ({ before, after: then }) => before.state.name !== 'ended' && then.state.name === 'ended',
    );

    expect(new Set(ends.map(({ event }) => event.type))).toEqual(
      new Set(['customer_left', 'agent_ends']),
    );
    for (const { before, event } of ends) {
      if (event.type === 'agent_ends' && 'owner' in before.state) {
        expect(before.state.owner.agent).toBe(event.by);
      }
    }
  });

  it('looks for an agent whenever a customer comes to have none', () => {
    const forgotten = moves
      .filter(
        ({ before, after: then }) => before.state.name !== 'queued' && then.state.name === 'queued',
      )
      .filter(({ decision }) => !decision.commands.some(({ type }) => type === 'find_agent'));

    expect(told(forgotten)).toEqual([]);
  });

  it('leaves no leg behind that nobody counts on', () => {
    const orphans = steps.filter(({ after: then }) =>
      [...then.joined, ...then.ringing].some((leg) => !legsOf(then.state).includes(leg)),
    );

    expect(told(orphans)).toEqual([]);
  });

  it('rings a consult target only once the carrier has confirmed the hold', () => {
    const early = moves
      .filter(({ before }) => before.state.name === 'consult-holding')
      .filter(({ decision }) => decision.commands.some(({ type }) => type === 'ring'))
      // Handing over in the same breath is no consultation: there is no private word to protect.
      .filter(({ event }) => !['customer_held', 'agent_completes'].includes(event.type));

    expect(told(early)).toEqual([]);
  });

  it('lets the owner go only when the customer hears the target or is known to be held', () => {
    const releasesOwner = (state: CallState, commands: readonly Command[]) =>
      commands.some(
        (command) =>
          command.type === 'release' && 'owner' in state && command.leg === state.owner.leg,
      );
    const early = moves
      .filter(({ before, decision }) => releasesOwner(before.state, decision.commands))
      .filter(({ event }) => !['customer_left', 'agent_ends', 'room_lost'].includes(event.type))
      .filter(({ before }) => {
        const { customer } = whoHearsWhat(before.state);
        const hearsTarget = Array.isArray(customer) && customer.length === 2;
        const isHeld = customerConnection(before.state) === 'held';
        return !(hearsTarget && before.told === 'live') && !(isHeld && before.told === 'held');
      });

    expect(told(early)).toEqual([]);
  });

  it('settles a transfer exactly when it is no longer under way', () => {
    const transferOf = (state: CallState) =>
      'transfer' in state ? state.transfer.id : state.name === 'offering' ? state.transferId : null;
    const wrong = moves.filter(({ before, decision, after: then }) => {
      const under = transferOf(before.state);
      const isOver = under !== null && transferOf(then.state) !== under;
      return isOver !== (decision.settled !== undefined);
    });

    expect(told(wrong)).toEqual([]);
  });

  it('answers every wish, and ignores reports only', () => {
    const unanswered = steps.filter(
      ({ event, decision }) => event.type.startsWith('agent_') && decision.kind === 'ignored',
    );

    expect(told(unanswered)).toEqual([]);
    for (const { event, decision } of steps) {
      if (decision.kind === 'refused') expect(event.type).toMatch(/^agent_/);
    }
  });

  it('keeps an ended call ended', () => {
    const revived = steps.filter(
      ({ before, after: then }) => before.state.name === 'ended' && then.state.name !== 'ended',
    );

    expect(told(revived)).toEqual([]);
  });

  it('offers an agent exactly the actions that would be granted', () => {
    for (const { before } of steps) {
      for (const agent of agents) {
        const offered = availableActions(before.state, agent);
        expect(callActions).toEqual(expect.arrayContaining(offered));
        if (!('owner' in before.state)) expect(offered).toEqual([]);
      }
    }
  });
});
