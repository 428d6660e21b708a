import type { InProcessSimulator } from '@baton/twilio-simulator';
import type { AgentView, CallView } from '@baton/shared-types';
import type { Environment } from '../../src/config/environment.schema';
import type { Server } from 'socket.io';
import { CarrierAddresses } from '../../src/desk/carrier/carrier-addresses';
import { TwilioTelephony } from '../../src/adapters/twilio/twilio-telephony';
import type { RestLine } from '../carrier/rest-line';
import { MemoryDatabase } from '../store/memory-database';
import type { JobRow } from '../store/job-table';
import { MemoryStore } from '../store/memory-store';
import type { Dice } from '../time/dice';
import type { VirtualTime } from '../time/virtual-time';
import { ApiProcess } from './api-process';
import { clockOf } from './clock-of-a-process';
import { DrawnIds } from './drawn-ids';
import { JobCrew } from './job-crew';
import { Lifeline } from '../time/lifeline';
import { Machine } from './machine';
import { Neighbours } from './neighbours';

/** What is shown, and to which consoles: a room's name, or null for all. */
export type Broadcast = (
  room: string | null,
  message: string,
  view: CallView | AgentView[],
) => void;

/** What the desk is put together from. */
export interface DeskParts {
  readonly environment: Environment;
  readonly time: VirtualTime;
  readonly dice: Dice;
  readonly simulator: InProcessSimulator;
  readonly restLine: RestLine;
  readonly broadcast: Broadcast;
  readonly onFault: (error: unknown, where: string) => void;
  readonly onJobFailure: (job: JobRow, error: unknown, isFinal: boolean) => void;
}

/** The desk as the world sees it: some API processes behind a load balancer, over one database. */
export class Desk {
  readonly database: MemoryDatabase;
  readonly crew: JobCrew;
  private readonly neighbours: Neighbours;
  private processes: ApiProcess[] = [];
  private started = 0;
  /** When the last process was started, in ms since the history began. */
  youngestSince = 0;

  constructor(private readonly parts: DeskParts) {
    const { time, dice } = parts;
    this.database = new MemoryDatabase(time);
    const { onFault } = parts;
    const alive = () => this.alive;
    this.neighbours = new Neighbours({ database: this.database, time, dice, alive, onFault });
    this.crew = new JobCrew(this.database, parts, () => this.processes, parts.onJobFailure);
  }

  get alive(): readonly ApiProcess[] {
    return this.processes.filter(({ isAlive }) => isAlive);
  }

  /** Starts an API process; it first finds out what happened while it was not there. */
  start(): ApiProcess {
    const { environment, time, dice, restLine } = this.parts;
    this.started += 1;
    this.youngestSince = time.elapsed;
    const lifeline = new Lifeline(`process ${this.started}`, time, dice);
    const machine = new Machine(time, lifeline, this.database);
    const addresses = new CarrierAddresses(environment);
    const telephony = new TwilioTelephony(environment, addresses);
    restLine.connect(telephony, lifeline);
    const store = new MemoryStore(this.database, lifeline, () => dice.next('commit') < 0.5);
    const process = new ApiProcess(
      {
        ...{ environment, store, lifeline, machine },
        telephony: lifeline.guard(telephony),
        clock: clockOf(machine, lifeline, time),
        ids: new DrawnIds(dice),
      },
      this.parts.onFault,
    );
    process.shell.consoles.attach(this.serverFor(lifeline));
    this.processes = [...this.alive, process];
    this.crew.join(process);
    lifeline.onDeath(() => this.neighbours.haveChanged());
    this.neighbours.haveChanged();
    process.shell.sweeps.beginAgain().catch((error: unknown) => {
      // A process that starts while the database is away does not come up; it is started again.
      lifeline.die();
      if (!this.database.isAway) this.parts.onFault(error, 'start');
      time.after(1_000, () => this.start());
    });
    return process;
  }

  /** The process that the load balancer gives a request to; null when there is none. */
  pick(): ApiProcess | null {
    const alive = this.alive;
    if (alive.length === 0) return null;
    return alive[Math.floor(this.parts.dice.next('balancer') * alive.length)] ?? null;
  }

  /** As much of a Socket.IO server as the product uses. */
  private serverFor(lifeline: Lifeline): Server {
    const { broadcast } = this.parts;
    const emit = (room: string | null) => (message: string, view: CallView | AgentView[]) => {
      if (lifeline.isAlive) broadcast(room, message, view);
    };
    const server = {
      emit: emit(null),
      to: (room: string) => ({ emit: emit(room) }),
      in: () => ({ disconnectSockets: () => undefined }),
    };
    return server as unknown as Server;
  }
}
