import { callStateNames, type AgentId, type CallState, type LegId } from './call';
import { availableActions, callActions } from './available-actions';
import { decide } from './decide';
import type { Command, Decision } from './decision';
import type { CallEvent, LegOutcome, TransferMode } from './event';
import { isOutside, partiesOf, placeOfCustomer, placeOfLeg, transferOf } from './parties';
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
  /** Answered legs outside of the room: on the way to where they belong, or in the lobby. */
  readonly outside: readonly LegId[];
  readonly told: ReturnType<typeof customerConnection>;
  /** What the carrier was asked to do with the customer and has not confirmed. */
  readonly pending: 'hold' | 'resume' | null;
}

const agents: readonly AgentId[] = ['ada', 'ben', 'cleo', '+12025550123'];
const colleagues = agents.filter((agent) => !isOutside(agent));
const legOf = (agent: AgentId) => ({ agent, leg: `leg-of-${agent}` });
const start: Situation = {
  state: { name: 'queued', parked: 'waiting-room', leaving: null },
  joined: [],
  ringing: [],
  outside: [],
  told: 'waiting',
  pending: null,
};

const choices: CallEvent[] = [
  { type: 'customer_chooses', choice: 'callback' },
  { type: 'customer_chooses', choice: 'voicemail' },
  { type: 'customer_chooses', choice: 'wait' },
];

/** Everything that can happen next: reports, late and stray ones too, and wishes from everybody. */
function eventsIn({ joined, ringing, outside, state, pending }: Situation): CallEvent[] {
  const busy = new Set([...joined, ...ringing, ...outside]);
  const free = agents.filter((agent) => !busy.has(legOf(agent).leg));
  const unanswered: LegOutcome[] = ['declined', 'no-answer', 'canceled', 'failed'];
  const transferId = transferOf(state) ?? 'none';
  const modes: TransferMode[] = ['consult', 'add', 'blind'];
  return [
    ...ringing.flatMap((leg) =>
      unanswered.map((outcome): CallEvent => ({ type: 'leg_over', leg, outcome })),
    ),
    ...[...ringing, ...outside].flatMap((leg): CallEvent[] => [
      ...(placeOfLeg(state, leg) === 'lobby' ? [{ type: 'leg_waiting', leg } as const] : []),
      // Also where it does not belong: it had asked before it belonged elsewhere.
      { type: 'leg_joined', leg },
    ]),
    ...[...joined, ...outside].map(
      (leg): CallEvent => ({ type: 'leg_over', leg, outcome: 'left' }),
    ),
    { type: 'leg_joined', leg: 'late-leg' },
    { type: 'leg_over', leg: 'late-leg', outcome: 'left' },
    { type: 'customer_left' },
    { type: 'customer_held' },
    { type: 'customer_resumed' },
    ...(pending === 'hold' ? [{ type: 'hold_failed' } as const] : []),
    ...(pending === 'resume' ? [{ type: 'resume_failed' } as const] : []),
    { type: 'room_lost' },
    { type: 'grace_over' },
    { type: 'wait_over' },
    { type: 'choice_over' },
    ...(state.name === 'asking' ? choices : []),
    ...(state.name === 'voicemail' ? [{ type: 'message_left' } as const] : []),
    ...free
      .filter((agent) => !isOutside(agent))
      .flatMap((agent): CallEvent[] => [
        { type: 'agent_offered', offer: legOf(agent) },
        { type: 'agent_recalled', offer: legOf(agent) },
      ]),
    ...colleagues.flatMap((by): CallEvent[] => [
      { type: 'agent_holds', by },
      { type: 'agent_resumes', by },
      { type: 'agent_completes', by, transferId },
      { type: 'agent_completes', by, transferId: 'another' },
      { type: 'agent_cancels', by, transferId },
      { type: 'agent_merges', by, transferId },
      { type: 'agent_swaps', by, transferId },
      { type: 'agent_requeues', by },
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

const without = (legs: readonly LegId[], leg: LegId) => legs.filter((other) => other !== leg);
const withLeg = (legs: readonly LegId[], leg: LegId) => [...without(legs, leg), leg].sort();

/** What the world looks like after the event, before anybody has reacted to it. */
function afterEvent(situation: Situation, event: CallEvent): Situation {
  let { joined, ringing, outside, told, pending } = situation;
  if (event.type === 'leg_joined' || event.type === 'leg_waiting' || event.type === 'leg_over') {
    joined = without(joined, event.leg);
    ringing = without(ringing, event.leg);
    outside = without(outside, event.leg);
    if (event.type === 'leg_joined' && told !== 'gone') joined = withLeg(joined, event.leg);
    if (event.type === 'leg_waiting') outside = withLeg(outside, event.leg);
  }
  if (event.type === 'hold_failed') [told, pending] = ['live', null];
  if (event.type === 'resume_failed') [told, pending] = ['held', null];
  if (event.type === 'customer_held' && pending === 'hold') pending = null;
  if (event.type === 'customer_resumed' && pending === 'resume') pending = null;
  if (event.type === 'room_lost' && !['gone', 'aside'].includes(told)) {
    [joined, told, pending] = [[], 'waiting', null];
  }
  if (event.type === 'customer_chooses' && told === 'aside') {
    told = { callback: 'gone', voicemail: 'aside', wait: 'waiting' }[event.choice] as typeof told;
  }
  if (event.type === 'message_left') told = 'gone';
  // A conference starts, and the wait music stops, when the first agent joins.
  if (told === 'waiting' && joined.length > 0) told = 'live';
  return { state: situation.state, joined, ringing, outside, told, pending };
}

/** What the world looks like after the event and the commands it led to. */
function after(situation: Situation, event: CallEvent, decision: Decision): Situation {
  const world = afterEvent(situation, event);
  if (decision.kind !== 'moved') return world;
  let { joined, ringing, outside, told, pending } = world;
  for (const command of decision.commands) {
    switch (command.type) {
      case 'ring':
        ringing = withLeg(ringing, command.leg.leg);
        break;
      case 'release':
        joined = without(joined, command.leg);
        ringing = without(ringing, command.leg);
        outside = without(outside, command.leg);
        break;
      case 'place_leg':
        joined = without(joined, command.leg.leg);
        outside = withLeg(outside, command.leg.leg);
        break;
      case 'place_customer':
        [joined, pending] = [[], null];
        told = placeOfCustomer(decision.to) === 'room' ? 'waiting' : 'aside';
        break;
      case 'hold_customer':
        [told, pending] = ['held', 'hold'];
        break;
      case 'resume_customer':
        [told, pending] = ['live', 'resume'];
        break;
      case 'end_conversation':
        [joined, told, pending] = [[], 'gone', null];
        break;
      case 'find_agent':
      case 'recall':
        break;
    }
  }
  return { state: decision.to, joined, ringing, outside, told, pending };
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
const legsOf = (state: CallState): LegId[] => partiesOf(state).map(({ leg }) => leg);

describe('in every situation that a call can be in', () => {
  it('has enough situations and steps to mean something', () => {
    expect(new Set(steps.map(({ before }) => JSON.stringify(before))).size).toBeGreaterThan(50);
    expect(steps.length).toBeGreaterThan(1_500);
    expect(new Set(steps.map(({ before }) => before.state.name)).size).toBe(callStateNames.length);
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

  it('ends the call only when the customer hangs up or is content, or the owner says so', () => {
    const ends = moves.filter(
      ({ before, after: then }) => before.state.name !== 'ended' && then.state.name === 'ended',
    );

    expect(new Set(ends.map(({ event }) => event.type))).toEqual(
      new Set(['customer_left', 'agent_ends', 'customer_chooses', 'message_left']),
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
      [...then.joined, ...then.ringing, ...then.outside].some(
        (leg) => !legsOf(then.state).includes(leg),
      ),
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

  it('lets the owner go only when the customer hears somebody else or is known to be held', () => {
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
        const hearsAnother = Array.isArray(customer) && customer.length > 1;
        const isHeld = customerConnection(before.state) === 'held';
        return !(hearsAnother && before.told === 'live') && !(isHeld && before.told === 'held');
      });

    expect(told(early)).toEqual([]);
  });

  it('lets nobody in the room hear what is not meant for them', () => {
    const overheard = moves.filter(({ after: { state, joined, told: line, pending } }) => {
      if (state.name === 'consulting') return line !== 'held' || pending !== null;
      if (!['consult-ringing-swapped', 'swapped'].includes(state.name)) return false;
      return 'transfer' in state && joined.includes(state.transfer.target.leg);
    });

    expect(told(overheard)).toEqual([]);
  });

  it('leads back to a talking human from everywhere but the voicemail and the end', () => {
    const key = ({ state, told: line }: Situation) => JSON.stringify([state, line]);
    const leadsTo = new Map<string, Set<string>>();
    for (const { before, after: then } of steps) {
      leadsTo.set(key(then), (leadsTo.get(key(then)) ?? new Set()).add(key(before)));
    }
    const talking = steps.filter(({ before }) => before.state.name === 'connected');
    const good = new Set(talking.map(({ before }) => key(before)));
    for (const situation of good) for (const from of leadsTo.get(situation) ?? []) good.add(from);

    const stuck = steps.filter(
      ({ before }) => !['voicemail', 'ended'].includes(before.state.name) && !good.has(key(before)),
    );
    expect(told(stuck)).toEqual([]);
  });

  it('settles a transfer exactly when it is no longer under way', () => {
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
    const states = new Map(steps.map(({ before: { state } }) => [JSON.stringify(state), state]));
    for (const state of states.values()) {
      for (const agent of colleagues) {
        const offered = availableActions(state, agent);
        expect(callActions).toEqual(expect.arrayContaining(offered));
        if (!('owner' in state)) expect(offered).toEqual([]);
      }
    }
  });
});
