import fc from 'fast-check';
import type { ParticipantState } from './kernel/simulator-state';
import type { ScriptedCall } from './phones/scripted-call';
import { DESK_NUMBER, startBench, twiml, type Bench } from './testing/bench';

/** What may happen, each with a number that chooses who it concerns. */
const steps = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...(['customer calls', 'agent is called', 'agent is added', 'answer', 'decline'] as const),
      // Without people in the room little can go wrong there: they come more often than they go.
      ...(['customer calls', 'agent is called', 'agent is added', 'answer', 'answer'] as const),
      ...(['hang up', 'hold', 'resume', 'mute', 'remove', 'redirect', 'end room', 'wait'] as const),
      ...(['to the lobby', 'to the room', 'outside phone is called', 'line vanishes'] as const),
      ...([
        'call breaks off',
        'room ends by itself',
        'request is ignored',
        'look is stale',
      ] as const),
    ),
    fc.nat({ max: 5 }),
  ),
  { minLength: 5, maxLength: 30 },
);

const room = (attributes: string) =>
  twiml(`<Dial><Conference beep="false" waitUrl="/wait" ${attributes}>room</Conference></Dial>`);

/** One run: a customer's room, agents who come and go, and REST requests that may come too late. */
class Run {
  private readonly calls: ScriptedCall[] = [];

  constructor(private readonly bench: Bench) {}

  async do(what: string, who: number): Promise<void> {
    const { client, clock, simulator } = this.bench;
    const agent = simulator.phones.client(`agent${who}`);
    const call = this.calls.at(who % Math.max(1, this.calls.length));
    const conference = simulator.state().conferences.find(({ status }) => status !== 'completed');
    const participant = conference?.participants.at(who % conference.participants.length);
    const to = `client:agent${who}`;
    switch (what) {
      case 'customer calls':
        this.calls.push(simulator.phones.customer(`+1202555020${who}`).call(DESK_NUMBER));
        break;
      case 'agent is called': {
        const url = `${this.bench.application.url}/agent`;
        await client.calls.create({ to, from: DESK_NUMBER, url });
        break;
      }
      case 'agent is added':
        await client
          .conferences('room')
          .participants.create({ to, from: DESK_NUMBER, beep: 'false' });
        break;
      case 'answer': {
        const ringing = simulator.phones
          .all()
          .flatMap(({ currentCall }) =>
            currentCall && !currentCall.isConnected ? [currentCall] : [],
          );
        ringing.at(who % Math.max(1, ringing.length))?.answer();
        break;
      }
      case 'decline':
        agent.currentCall?.reject();
        break;
      case 'hang up':
        (who % 2 === 0 ? call : agent.currentCall)?.hangUp();
        break;
      case 'end room':
        if (conference) await client.conferences(conference.sid).update({ status: 'completed' });
        break;
      case 'redirect':
        if (call) await client.calls(call.sid).update({ twiml: twiml('<Pause length="9"/>') });
        break;
      case 'to the lobby':
      case 'to the room': {
        const moved = participant?.callSid ?? call?.sid;
        const url = `${this.bench.application.url}/${what === 'to the room' ? 'agent' : 'lobby'}`;
        if (moved) await client.calls(moved).update({ url });
        break;
      }
      case 'outside phone is called': {
        const phone = simulator.phones.customer(`+1202555015${who}`);
        phone.onRing = who % 2 === 0 ? 'answer' : 'ignore';
        const url = `${this.bench.application.url}/agent`;
        await client.calls.create({ to: phone.address, from: DESK_NUMBER, url });
        break;
      }
      case 'line vanishes':
      case 'call breaks off': {
        const does = what === 'line vanishes' ? 'lose-leg' : 'drop-call';
        const callSid = participant?.callSid ?? call?.sid;
        if (callSid) simulator.faults.carrier.happen({ does, callSid });
        break;
      }
      case 'room ends by itself':
        simulator.faults.carrier.happen({ does: 'end-conference', conference: 'room' });
        break;
      case 'request is ignored':
        simulator.faults.rest.add({ path: 'Participants', does: 'ignore' });
        break;
      case 'look is stale':
        simulator.faults.rest.add({ path: 'Participants', does: 'stale' });
        if (conference) await client.conferences(conference.sid).participants.list();
        break;
      case 'wait':
        await clock.advance(10_000 * who);
        break;
      default:
        if (conference && participant) await this.change(conference.sid, participant, what);
    }
  }

  private async change(conferenceSid: string, { callSid }: ParticipantState, what: string) {
    const participant = this.bench.client.conferences(conferenceSid).participants(callSid);
    if (what === 'remove') await participant.remove();
    else if (what === 'mute') await participant.update({ muted: true });
    else await participant.update({ hold: what === 'hold' });
  }
}

/** What must be true at every moment, whatever happened before. */
function expectSense(bench: Bench): void {
  const { calls, conferences } = bench.simulator.state();
  const live = new Set(calls.filter(({ isOver }) => !isOver).map(({ sid }) => sid));
  const heardBy = new Map(calls.map(({ sid, hears }) => [sid, hears]));
  expect(conferences.filter(({ status }) => status !== 'completed').length).toBeLessThanOrEqual(1);
  for (const call of calls) {
    if (call.isOver) expect(call.hears.kind).toBe('silence');
    if (call.hears.kind !== 'mix') continue;
    expect(call.hears.of).not.toContain(call.sid);
    for (const other of call.hears.of) expect(live).toContain(other);
  }
  for (const { participants } of conferences) {
    for (const participant of participants) {
      expect(live).toContain(participant.callSid);
      const hearing = heardBy.get(participant.callSid);
      expect(hearing?.kind === 'mix' ? hearing.of : []).toEqual(participant.hears);
      // Held is isolated both ways; muted is one way.
      if (participant.hold) expect(participant.hears).toEqual([]);
      for (const other of participants.filter(({ callSid }) =>
        participant.hears.includes(callSid),
      )) {
        expect(other).toMatchObject({ hold: false, muted: false, status: 'connected' });
      }
    }
  }
}

/** Lives through the steps and looks around after each. */
async function live(
  bench: Bench,
  run: readonly (readonly [what: string, who: number])[],
): Promise<void> {
  const { application, clock, simulator } = bench;
  application.answers('/voice', room('startConferenceOnEnter="false" endConferenceOnExit="true"'));
  application.answers('/agent', room(''));
  application.answers('/wait', twiml('<Play loop="0" digits="1"/>'));
  application.answers('/lobby', twiml('<Play digits="1wwww"/>', '<Redirect/>'));
  const story = new Run(bench);
  for (const [what, who] of run) {
    // A request that comes too late is refused; that is an answer like any other.
    await story.do(what, who).catch((error: unknown) => {
      expect(error).toMatchObject({ moreInfo: expect.any(String) as string });
    });
    await simulator.settled();
    expectSense(bench);
  }
  simulator.phones.reset();
  await clock.advance(70_000);
  expect(simulator.state().calls.filter(({ isOver }) => !isOver)).toEqual([]);
}

describe('calls, agents and REST requests in any order', () => {
  it('leave everybody hearing exactly who they should, and no call that cannot end', async () => {
    const surprises: Error[] = [];
    const note = (warning: Error) => {
      if (warning.name === 'TwilioSimulatorBug') surprises.push(warning);
    };
    process.on('warning', note);
    const property = fc.asyncProperty(steps, async (run) => {
      const bench = await startBench();
      try {
        await live(bench, run);
      } finally {
        await bench.stop();
      }
    });
    try {
      await fc.assert(property, { numRuns: Number(process.env['SIMULATOR_RUNS'] ?? 60) });
    } finally {
      process.off('warning', note);
    }
    expect(surprises).toEqual([]);
  }, 120_000);
});
