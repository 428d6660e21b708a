import { forge, replay } from './old-webhooks';
import type { Fault } from './plan/plan';
import type { World } from './world';

type Kind = Fault['kind'];
type FaultOf<K extends Kind> = Extract<Fault, { readonly kind: K }>;

/** Lets the faults of the plan happen, each at its moment. */
export function setFaults(world: World): void {
  for (const fault of world.plan.faults) {
    world.time.after(fault.at, () => {
      if (!world.isCalm) strike(fault.kind, fault, world);
    });
  }
}

const strike = <K extends Kind>(kind: K, fault: FaultOf<K>, world: World) =>
  strikes[kind](fault, world);

/** What each kind of fault does. */
const strikes: { readonly [K in Kind]: (fault: FaultOf<K>, world: World) => void } = {
  callbacks({ does, event, times, ms }, { simulator, story }) {
    story.tell(`⚡ the next ${times} reports (${event}): ${does}${ms > 0 ? ` ${ms} ms` : ''}`);
    // One that is to be overtaken waits for the next one, as long as the simulator has it wait.
    simulator.faults.callbacks.add({ event, does, times, ...(ms > 0 && { delayMs: ms }) });
  },
  'lost document'({ does, event, times }, { simulator, story }) {
    story.tell(`⚡ the next ${times} documents (${event}): ${does}`);
    simulator.faults.callbacks.add({ event, does, times });
  },
  'replayed webhook': ({ roll }, world) => replay(world, roll),
  'forged webhook': ({ roll }, world) => forge(world, roll),
  carrier({ about, times, trouble }, { rest, story }) {
    story.tell(`⚡ the next ${times} requests (${about}): ${trouble}`);
    rest.weather.order(trouble, about, times);
  },
  'slow carrier'({ does, times }, { rest, story }) {
    story.tell(`⚡ the next ${times} changes at the carrier: ${does}`);
    rest.weather.order(does, 'change', times);
  },
  'stale list'({ ms, times }, { simulator, story }) {
    story.tell(`⚡ the next ${times} lists of each kind are ${ms} ms old`);
    // Those of a room, of all connections and of all rooms; not those in which a ring is sought.
    for (const path of ['Participants.json', 'Calls.json?Status', 'Conferences.json?Status']) {
      simulator.faults.rest.add({ path, method: 'GET', does: 'stale', delayMs: ms, times });
    }
  },
  'odd reports'({ does, times }, { story, webhooks }) {
    story.tell(`⚡ the next ${times} reports are odd: ${does}`);
    webhooks.expectOdd(does, times);
  },
  'wrong clock'({ does, ms, roll }, { desk, oracle, story }) {
    const wrong = oneOf(desk.alive, roll);
    if (!wrong) return;
    story.tell(`⚡ the machine of ${wrong.name} has its time wrong: ${does}, ${ms} ms`);
    if (does === 'sleep') oracle.noteTrouble(ms);
    wrong.machine.suffer(does, ms);
  },
  'cut off process'({ ms, roll }, { desk, oracle, story }) {
    const cutOff = oneOf(desk.alive, roll);
    if (!cutOff) return;
    story.tell(`⚡ ${cutOff.name} is cut off for ${ms} ms`);
    oracle.noteTrouble(ms);
    cutOff.lifeline.cutOff(ms);
    desk.crew.takeFrom(cutOff);
  },
  'lost answer'({ times }, { story, webhooks }) {
    story.tell(`⚡ the next ${times} answers to webhooks are lost`);
    webhooks.answersToLose += times;
  },
  'lost leg'({ roll }, { simulator, story }) {
    const legs = simulator.truth
      .calls()
      .filter(({ isOver, to }) => !isOver && to.startsWith('client:'));
    const leg = oneOf(legs, roll);
    if (!leg) return;
    story.tell(`⚡ the carrier loses the connection to ${leg.to}`);
    simulator.loseCall(leg.sid);
  },
  'lost room'({ roll }, { simulator, story }) {
    const rooms = simulator.truth.conferences().filter(({ isOver }) => !isOver);
    const room = oneOf(rooms, roll);
    if (!room) return;
    story.tell('⚡ the carrier loses a room');
    simulator.loseConference(room.sid);
  },
  'lost customer'({ roll }, { customers, oracle, simulator, story }) {
    const live = customers.filter(({ call }) => call && !call.hasEnded);
    const customer = oneOf(live, roll);
    if (!customer?.call) return;
    story.tell(`⚡ the carrier loses ${customer.name}`);
    oracle.noteLostCustomer(customer.call.sid);
    oracle.onHangUp(customer);
    simulator.loseCall(customer.call.sid);
  },
  /** A process dies some steps from now, wherever that is, and another starts after a while. */
  'dead process'({ ms, roll, steps }, { desk, oracle, story, time }) {
    const dying = oneOf(desk.alive, roll);
    if (!dying) return;
    dying.lifeline.onDeath(() => {
      story.tell(`⚡ ${dying.name} dies`);
      // While nobody is left, the trouble lasts until there is somebody again.
      oracle.noteTrouble(desk.alive.length > 0 ? 0 : ms);
      time.after(ms, () => {
        if (desk.alive.length < 2) desk.start();
      });
    });
    dying.lifeline.dieIn(steps);
  },
  'dead desk'({ ms }, { desk, oracle, story, time }) {
    story.tell(`⚡ every process dies, for ${ms} ms`);
    desk.alive.forEach(({ lifeline }) => lifeline.die());
    oracle.noteTrouble(ms);
    time.after(ms, () => {
      while (desk.alive.length < 2) desk.start();
    });
  },
  'frozen process'({ ms, roll }, { desk, oracle, story }) {
    const frozen = oneOf(desk.alive, roll);
    if (!frozen) return;
    story.tell(`⚡ ${frozen.name} stands still for ${ms} ms`);
    oracle.noteTrouble(ms);
    frozen.lifeline.freeze(ms);
  },
  'database away'({ ms }, { desk, oracle, story, time }) {
    story.tell(`⚡ the database is away for ${ms} ms`);
    desk.database.isAway = true;
    oracle.noteTrouble(ms);
    time.after(ms, () => {
      if (!desk.database.isAway) return;
      desk.database.isAway = false;
      desk.crew.resume();
      story.tell('the database is there again');
    });
  },
};

/** Picks one by a roll between 0 and 1; none when there is nothing to pick from. */
const oneOf = <T>(all: readonly T[], roll: number): T | undefined =>
  all[Math.floor(roll * all.length)];
