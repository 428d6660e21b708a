import { APP_GUARD, Reflector } from '@nestjs/core';
import { ENVIRONMENT, type Environment } from '../../src/config/environment.schema';
import { CarrierAddresses } from '../../src/desk/carrier/carrier-addresses';
import { Telephony } from '../../src/desk/carrier/telephony';
import { Consoles } from '../../src/desk/consoles/consoles';
import { ConsolesModule } from '../../src/desk/consoles/consoles.module';
import { Clock } from '../../src/desk/store/clock';
import { Ids } from '../../src/desk/store/ids';
import { SignInFailures } from '../../src/desk/store/sign-in-failures';
import { Store } from '../../src/desk/store/store';
import { OtherProcesses } from '../../src/desk/sweep/other-processes';
import { Sweeps } from '../../src/desk/sweep/sweeps';
import { TaskBook } from '../../src/desk/task-book';
import { TasksModule } from '../../src/desk/tasks.module';
import { AgentsModule } from '../../src/edges/agents/agents.module';
import { AuthModule } from '../../src/edges/auth/auth.module';
import type { SessionGuard } from '../../src/edges/auth/session.guard';
import { SessionService } from '../../src/edges/auth/session.service';
import { CallsModule } from '../../src/edges/calls/calls.module';
import { LiveGateway } from '../../src/edges/live/live.gateway';
import { LiveModule } from '../../src/edges/live/live.module';
import { RequestsModule } from '../../src/edges/requests/requests.module';
import { TransferModule } from '../../src/edges/transfer/transfer.module';
import { DocumentFilter } from '../../src/edges/voice/document.filter';
import { VoiceModule } from '../../src/edges/voice/voice.module';
import { Container, listingOf } from './container';
import { reflector } from './reflector';

/**
 * The modules of the product that a history lives through. `the-shell-is-whole.spec.ts` says why
 * the others are left out.
 */
export const modulesOfTheShell = [
  ConsolesModule,
  TasksModule,
  VoiceModule,
  LiveModule,
  AgentsModule,
  CallsModule,
  RequestsModule,
  AuthModule,
  TransferModule,
];

const listing = listingOf(modulesOfTheShell);

/** What the shell is built on: the ports of one process. */
export interface ShellParts {
  readonly environment: Environment;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly telephony: Telephony;
}

/** The product's own classes, put together for one process. */
export type Shell = ReturnType<typeof shellOf>;

/** Agents of a history sign in without a password, so nobody fails. */
class NobodyFails extends SignInFailures {
  begin = () => Promise.resolve(null);
  succeed = () => Promise.resolve();
}

/** Puts the product together from its modules' own lists, on ports that are given. */
export function shellOf({ environment, store, clock, ids, telephony }: ShellParts) {
  const container = new Container(listing, [
    [ENVIRONMENT, environment],
    [Store, store],
    [Clock, clock],
    [Ids, ids],
    [Telephony, telephony],
    [CarrierAddresses, new CarrierAddresses(environment)],
    [SignInFailures, new NobodyFails()],
    [Reflector, reflector],
  ]);
  return {
    consoles: container.get(Consoles),
    sessions: container.get(SessionService),
    sweeps: container.get(Sweeps),
    others: container.get(OtherProcesses),
    gateway: container.get(LiveGateway),
    tasks: container.get(TaskBook),
    sessionGuard: container.get<SessionGuard>(APP_GUARD),
    documentFilter: container.make(DocumentFilter),
    controllers: container.controllers(),
    guards: container.guards(),
  };
}
