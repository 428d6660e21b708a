import type { Fault } from './plan/plan';
import type { World } from './world';

/** Lets the faults of the plan happen, each at its moment. */
export function setFaults(world: World): void {
  for (const fault of world.plan.faults) {
    world.time.after(fault.at, () => {
      if (!world.isCalm) strike(fault, world);
    });
  }
}

function strike(fault: Fault, world: World): void {
  const { desk, oracle, rest, simulator, story, time, webhooks } = world;
  switch (fault.kind) {
    case 'callbacks': {
      const { does, event, times, ms } = fault;
      story.tell(`⚡ the next ${times} reports (${event}): ${does}${ms > 0 ? ` ${ms} ms` : ''}`);
      // One that is to be overtaken waits for the next one, as long as the simulator has it wait.
      simulator.faults.callbacks.add({ event, does, times, ...(ms > 0 && { delayMs: ms }) });
      return;
    }
    case 'lost document': {
      const { does, event, times } = fault;
      story.tell(`⚡ the next ${times} documents (${event}): ${does}`);
      simulator.faults.callbacks.add({ event, does, times });
      return;
    }
    case 'replayed webhook':
      replay(world, fault.roll);
      return;
    case 'forged webhook':
      forge(world, fault.roll);
      return;
    case 'carrier':
      story.tell(`⚡ the next ${fault.times} requests (${fault.about}): ${fault.trouble}`);
      rest.weather.order(fault.trouble, fault.about, fault.times);
      return;
    case 'slow carrier':
      story.tell(`⚡ the next ${fault.times} changes at the carrier: ${fault.does}`);
      rest.weather.order(fault.does, 'change', fault.times);
      return;
    case 'stale list':
      story.tell(`⚡ the next ${fault.times} lists of a room are ${fault.ms} ms old`);
      simulator.faults.rest.add({
        ...{ path: 'Participants.json', method: 'GET', does: 'stale' },
        ...{ delayMs: fault.ms, times: fault.times },
      });
      return;
    case 'odd reports':
      story.tell(`⚡ the next ${fault.times} reports are odd: ${fault.does}`);
      webhooks.expectOdd(fault.does, fault.times);
      return;
    case 'wrong clock': {
      const wrong = desk.alive[Math.floor(fault.roll * desk.alive.length)];
      if (!wrong) return;
      story.tell(
        `⚡ the machine of ${wrong.name} has its time wrong: ${fault.does}, ${fault.ms} ms`,
      );
      if (fault.does === 'sleep') oracle.noteTrouble(fault.ms);
      wrong.machine.suffer(fault.does, fault.ms);
      return;
    }
    case 'cut off process': {
      const cutOff = desk.alive[Math.floor(fault.roll * desk.alive.length)];
      if (!cutOff) return;
      story.tell(`⚡ ${cutOff.name} is cut off for ${fault.ms} ms`);
      oracle.noteTrouble(fault.ms);
      cutOff.lifeline.cutOff(fault.ms);
      desk.crew.takeFrom(cutOff);
      return;
    }
    case 'lost answer':
      story.tell(`⚡ the next ${fault.times} answers to webhooks are lost`);
      webhooks.answersToLose += fault.times;
      return;
    case 'lost leg': {
      const legs = simulator.truth
        .calls()
        .filter(({ isOver, to }) => !isOver && to.startsWith('client:'));
      const leg = legs[Math.floor(fault.roll * legs.length)];
      if (!leg) return;
      story.tell(`⚡ the carrier loses the connection to ${leg.to}`);
      simulator.loseCall(leg.sid);
      return;
    }
    case 'lost room': {
      const rooms = simulator.truth.conferences().filter(({ isOver }) => !isOver);
      const room = rooms[Math.floor(fault.roll * rooms.length)];
      if (!room) return;
      story.tell('⚡ the carrier loses a room');
      simulator.loseConference(room.sid);
      return;
    }
    case 'lost customer': {
      const live = world.customers.filter(({ call }) => call && !call.hasEnded);
      const customer = live[Math.floor(fault.roll * live.length)];
      if (!customer?.call) return;
      story.tell(`⚡ the carrier loses ${customer.name}`);
      oracle.noteLostCustomer(customer.call.sid);
      oracle.onHangUp(customer);
      simulator.loseCall(customer.call.sid);
      return;
    }
    case 'dead process':
      letDie(world, fault);
      return;
    case 'dead desk':
      story.tell(`⚡ every process dies, for ${fault.ms} ms`);
      desk.alive.forEach(({ lifeline }) => lifeline.die());
      oracle.noteTrouble(fault.ms);
      time.after(fault.ms, () => {
        while (desk.alive.length < 2) desk.start();
      });
      return;
    case 'frozen process': {
      const frozen = desk.alive[Math.floor(fault.roll * desk.alive.length)];
      if (!frozen) return;
      story.tell(`⚡ ${frozen.name} stands still for ${fault.ms} ms`);
      oracle.noteTrouble(fault.ms);
      frozen.lifeline.freeze(fault.ms);
      return;
    }
    case 'database away':
      story.tell(`⚡ the database is away for ${fault.ms} ms`);
      desk.database.isAway = true;
      oracle.noteTrouble(fault.ms);
      time.after(fault.ms, () => {
        if (!desk.database.isAway) return;
        desk.database.isAway = false;
        desk.crew.resume();
        story.tell('the database is there again');
      });
  }
}

/** Lets a process die some steps from now, wherever that is, and starts another after a while. */
function letDie(
  { desk, oracle, story, time }: World,
  { roll, steps, ms }: Extract<Fault, { readonly kind: 'dead process' }>,
): void {
  const dying = desk.alive[Math.floor(roll * desk.alive.length)];
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
}

/** Somebody sends a webhook again that was recorded earlier; its signature is still right. */
function replay({ webhooks, story }: World, roll: number): void {
  const old = webhooks.carried[Math.floor(roll * webhooks.carried.length)];
  if (!old) return;
  story.tell(`⚡ an old webhook is replayed: ${new URL(old.url).pathname}`);
  // An attacker who replays it is not the carrier, and does not do what is answered.
  webhooks.bring({ ...old, deadline: new AbortController().signal }).catch(() => undefined);
}

/** Somebody sends a webhook that the carrier never signed. */
function forge({ webhooks, story, oracle }: World, roll: number): void {
  const old = webhooks.carried[Math.floor(roll * webhooks.carried.length)];
  if (!old) return;
  story.tell(`⚡ a webhook is forged: ${new URL(old.url).pathname}`);
  const form = new URLSearchParams(old.body);
  form.set('CallStatus', 'completed');
  form.set('SequenceNumber', '99');
  const forged = { ...old, body: form.toString(), deadline: new AbortController().signal };
  webhooks.bring(forged).then(
    ({ status }) => {
      if (status !== 403) oracle.say('what is forged is refused', `it was answered ${status}`);
    },
    () => undefined,
  );
}
