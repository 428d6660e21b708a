import { PresenceService } from '../../src/desk/agents/presence.service';
import { AgentsController } from '../../src/edges/agents/agents.controller';
import { DemoSignIn } from '../../src/edges/auth/demo-sign-in';
import { EndedSessions } from '../../src/edges/auth/ended-sessions';
import { Entrance } from '../../src/edges/auth/entrance';
import { SessionController } from '../../src/edges/auth/session.controller';
import { SignInFailures } from '../../src/desk/store/sign-in-failures';
import { SessionGuard } from '../../src/edges/auth/session.guard';
import { SessionService } from '../../src/edges/auth/session.service';
import { CallNotices } from '../../src/desk/calls/call-notices';
import { CallReader } from '../../src/desk/calls/call-reader';
import { CallWriter } from '../../src/desk/calls/call-writer';
import { CallsController } from '../../src/edges/calls/calls.controller';
import { CallsService } from '../../src/desk/calls/calls.service';
import { InboundCalls } from '../../src/desk/calls/inbound-calls';
import { QueueBoard } from '../../src/desk/calls/queue-board';
import { WrapUpController } from '../../src/edges/calls/wrap-up.controller';
import { WaitingLine } from '../../src/desk/calls/waiting-line';
import type { Environment } from '../../src/config/environment.schema';
import { CarrierComparison } from '../../src/desk/sweep/carrier-comparison';
import { callDeadlineTasks } from '../../src/desk/deadlines/call-deadlines';
import { CustomerCommands } from '../../src/desk/commands/customer-commands';
import { EndConversationTask } from '../../src/desk/commands/end-conversation.task';
import { HoldCustomerTask } from '../../src/desk/commands/hold-customer.task';
import { LostAgents } from '../../src/desk/deadlines/lost-agents';
import { ListenToLegTask } from '../../src/desk/commands/listen-to-leg.task';
import { MatchTask } from '../../src/desk/matching/match.task';
import { OtherProcesses } from '../../src/desk/sweep/other-processes';
import { PlaceCustomerTask } from '../../src/desk/commands/place-customer.task';
import { PlaceLegTask } from '../../src/desk/commands/place-leg.task';
import { RecallTask } from '../../src/desk/matching/recall.task';
import { ReleaseTask } from '../../src/desk/commands/release.task';
import { ResumeCustomerTask } from '../../src/desk/commands/resume-customer.task';
import { RingDeadlineTask } from '../../src/desk/deadlines/ring-deadline.task';
import { RingTask } from '../../src/desk/commands/ring.task';
import { SessionOverTask } from '../../src/desk/deadlines/session-over.task';
import { TabSilentTask } from '../../src/desk/deadlines/tab-silent.task';
import { SoundDueTask } from '../../src/desk/commands/sound-due.task';
import { SweepTask } from '../../src/desk/sweep/sweep.task';
import { Sweeps } from '../../src/desk/sweep/sweeps';
import { TaskBook } from '../../src/desk/task-book';
import { Uptime } from '../../src/desk/deadlines/uptime';
import { WithdrawRingTask } from '../../src/desk/deadlines/withdraw-ring.task';
import { WrapUpOverTask } from '../../src/desk/deadlines/wrap-up-over.task';
import { Consoles } from '../../src/desk/consoles/consoles';
import { Heartbeats } from '../../src/edges/live/heartbeats';
import { SignsOfLifeController } from '../../src/edges/live/signs-of-life.controller';
import { LiveGateway } from '../../src/edges/live/live.gateway';
import { LiveViews } from '../../src/edges/live/live-views';
import type { Clock } from '../../src/desk/store/clock';
import type { Ids } from '../../src/desk/store/ids';
import type { Store } from '../../src/desk/store/store';
import { CarrierAddresses } from '../../src/desk/carrier/carrier-addresses';
import { SealedAddressGuard } from '../../src/edges/access/sealed-address.guard';
import { TwilioSignatureGuard } from '../../src/edges/access/twilio-signature.guard';
import { Sounds } from '../../src/desk/sound/sounds';
import type { Telephony } from '../../src/desk/carrier/telephony';
import { TransferController } from '../../src/edges/transfer/transfer.controller';
import { TransferService } from '../../src/edges/transfer/transfer.service';
import { DocumentFilter } from '../../src/edges/voice/document.filter';
import { Messages } from '../../src/edges/requests/messages';
import { OpenRequests } from '../../src/desk/requests/open-requests';
import { RequestsController } from '../../src/edges/requests/requests.controller';
import { RequestsService } from '../../src/edges/requests/requests.service';
import { CustomerDocuments } from '../../src/edges/voice/customer-documents';
import { WayOutController } from '../../src/edges/voice/way-out.controller';
import { WayOut } from '../../src/edges/voice/way-out.service';
import { HeardController } from '../../src/edges/voice/heard.controller';
import { InboundController } from '../../src/edges/voice/inbound.controller';
import { RoomController } from '../../src/edges/voice/room.controller';
import { RoomDocuments } from '../../src/edges/voice/room-documents';
import { StatusController } from '../../src/edges/voice/status.controller';
import { StatusReports } from '../../src/edges/voice/status-reports';
import { StrayReports } from '../../src/edges/voice/stray-reports';
import { reflector } from './reflector';

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

/** Puts the product together by hand, as its modules do: Nest's container would cost more than the history. */
export function shellOf({ environment, store, clock, ids, telephony }: ShellParts) {
  const consoles = new Consoles();
  const addresses = new CarrierAddresses(environment);
  const presence = new PresenceService(store, consoles, clock, environment);
  const signIn = new DemoSignIn(environment, store);
  const sessions = new SessionService(store, clock, ids, signIn);
  const entrance = new Entrance(environment, signIn, sessions, new NobodyFails());
  const ended = new EndedSessions(store, consoles, presence);
  const reader = new CallReader(store);
  const writer = new CallWriter(environment, clock);
  const requests = new OpenRequests(store, consoles);
  const board = new QueueBoard(store, consoles, clock);
  const notices = new CallNotices(reader, presence, requests, consoles, board);
  const calls = new CallsService(store, writer, notices);
  const sounds = new Sounds(store, calls, writer, clock);
  const strays = new StrayReports(store, clock);
  const documents = new RoomDocuments(calls, new WaitingLine(store, clock), addresses, strays);
  const customers = new CustomerDocuments(calls, addresses, strays);
  const transfers = new TransferService(calls, writer, clock, ids, environment);
  const sweeps = new Sweeps(store, clock, environment);
  const commands = new CustomerCommands(calls, sounds, telephony, clock);
  const lost = new LostAgents(store, presence, calls, clock);
  const uptime = new Uptime(clock);
  const heartbeats = new Heartbeats(store, presence, clock);

  return {
    ...{ consoles, sessions, sweeps },
    others: new OtherProcesses(sweeps, store, notices, sounds, clock),
    gateway: new LiveGateway(
      sessions,
      consoles,
      heartbeats,
      new LiveViews(reader, presence, requests, board),
      clock,
    ),
    carrierGuards: [new TwilioSignatureGuard(environment), new SealedAddressGuard(environment)],
    sessionGuard: new SessionGuard(reflector, sessions),
    documentFilter: new DocumentFilter(addresses, clock),
    controllers: [
      new InboundController(
        new InboundCalls(store, writer, clock, ids, board, environment),
        customers,
      ),
      new HeardController(sounds),
      new RoomController(documents, customers),
      new WayOutController(new WayOut(calls, customers)),
      new StatusController(new StatusReports(calls, strays, telephony, clock)),
      new SignsOfLifeController(heartbeats, clock),
      new AgentsController(presence),
      new CallsController(calls, reader),
      new WrapUpController(calls, reader, environment),
      new RequestsController(
        requests,
        new RequestsService(store, clock, writer, requests),
        new Messages(store, telephony),
      ),
      new SessionController(entrance, presence, ended),
      new TransferController(transfers, reader),
    ],
    tasks: new TaskBook([
      ...callDeadlineTasks(calls),
      new MatchTask(calls, writer, clock, ids),
      new RingTask(store, calls, telephony, clock),
      new RingDeadlineTask(calls, telephony),
      new RecallTask(calls, writer, clock, ids),
      new ListenToLegTask(store, calls, telephony, clock),
      new ReleaseTask(calls, telephony, clock),
      new PlaceLegTask(calls, telephony),
      new PlaceCustomerTask(calls, telephony),
      new WrapUpOverTask(store, presence, clock),
      new HoldCustomerTask(commands, telephony),
      new ResumeCustomerTask(calls, commands, telephony, clock),
      new SoundDueTask(sounds, telephony),
      new EndConversationTask(calls, telephony, clock),
      new WithdrawRingTask(calls, writer, clock, uptime),
      new TabSilentTask(uptime, store, presence, lost),
      new SessionOverTask(lost, presence),
      new SweepTask(calls, new CarrierComparison(telephony), sweeps, clock),
    ]),
  };
}
