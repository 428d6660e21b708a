import { PresenceService } from '../../src/agents/presence.service';
import { AgentsController } from '../../src/agents/agents.controller';
import { DemoSignIn } from '../../src/auth/demo-sign-in';
import { EndedSessions } from '../../src/auth/ended-sessions';
import { Entrance } from '../../src/auth/entrance';
import { SessionController } from '../../src/auth/session.controller';
import { SignInFailures } from '../../src/auth/sign-in-failures';
import { SessionGuard } from '../../src/auth/session.guard';
import { SessionService } from '../../src/auth/session.service';
import { CallNotices } from '../../src/calls/call-notices';
import { CallReader } from '../../src/calls/call-reader';
import { CallWriter } from '../../src/calls/call-writer';
import { CallsController } from '../../src/calls/calls.controller';
import { CallsService } from '../../src/calls/calls.service';
import { InboundCalls } from '../../src/calls/inbound-calls';
import { QueueBoard } from '../../src/calls/queue-board';
import { WrapUpController } from '../../src/calls/wrap-up.controller';
import { WaitingLine } from '../../src/calls/waiting-line';
import type { Environment } from '../../src/config/environment.schema';
import { CarrierComparison } from '../../src/jobs/carrier-comparison';
import { CustomerCommands } from '../../src/jobs/customer-commands';
import { ChoiceOverTask } from '../../src/jobs/choice-over.task';
import { EndConversationTask } from '../../src/jobs/end-conversation.task';
import { GraceOverTask } from '../../src/jobs/grace-over.task';
import { HoldCustomerTask } from '../../src/jobs/hold-customer.task';
import { LostAgents } from '../../src/jobs/lost-agents';
import { ListenToLegTask } from '../../src/jobs/listen-to-leg.task';
import { MatchTask } from '../../src/jobs/match.task';
import { OtherProcesses } from '../../src/jobs/other-processes';
import { PlaceCustomerTask } from '../../src/jobs/place-customer.task';
import { PlaceLegTask } from '../../src/jobs/place-leg.task';
import { RecallTask } from '../../src/jobs/recall.task';
import { ReleaseTask } from '../../src/jobs/release.task';
import { ResumeCustomerTask } from '../../src/jobs/resume-customer.task';
import { RingDeadlineTask } from '../../src/jobs/ring-deadline.task';
import { RingTask } from '../../src/jobs/ring.task';
import { SessionOverTask } from '../../src/jobs/session-over.task';
import { TabSilentTask } from '../../src/jobs/tab-silent.task';
import { SoundDueTask } from '../../src/jobs/sound-due.task';
import { SweepTask } from '../../src/jobs/sweep.task';
import { Sweeps } from '../../src/jobs/sweeps';
import { TaskBook } from '../../src/jobs/task-book';
import { WaitOverTask } from '../../src/jobs/wait-over.task';
import { Uptime } from '../../src/jobs/uptime';
import { WithdrawRingTask } from '../../src/jobs/withdraw-ring.task';
import { WrapUpOverTask } from '../../src/jobs/wrap-up-over.task';
import { Consoles } from '../../src/live/consoles';
import { Heartbeats } from '../../src/live/heartbeats';
import { SignsOfLifeController } from '../../src/live/signs-of-life.controller';
import { LiveGateway } from '../../src/live/live.gateway';
import { LiveViews } from '../../src/live/live-views';
import type { Clock } from '../../src/store/clock';
import type { Ids } from '../../src/store/ids';
import type { Store } from '../../src/store/store';
import { CarrierAddresses } from '../../src/telephony/carrier-addresses';
import { SealedAddressGuard } from '../../src/telephony/sealed-address.guard';
import { TwilioSignatureGuard } from '../../src/telephony/twilio-signature.guard';
import { Sounds } from '../../src/sound/sounds';
import type { Telephony } from '../../src/telephony/telephony';
import { TransferController } from '../../src/transfer/transfer.controller';
import { TransferService } from '../../src/transfer/transfer.service';
import { DocumentFilter } from '../../src/voice/document.filter';
import { Messages } from '../../src/requests/messages';
import { OpenRequests } from '../../src/requests/open-requests';
import { RequestsController } from '../../src/requests/requests.controller';
import { RequestsService } from '../../src/requests/requests.service';
import { CustomerDocuments } from '../../src/voice/customer-documents';
import { WayOutController } from '../../src/voice/way-out.controller';
import { WayOut } from '../../src/voice/way-out.service';
import { HeardController } from '../../src/voice/heard.controller';
import { InboundController } from '../../src/voice/inbound.controller';
import { RoomController } from '../../src/voice/room.controller';
import { RoomDocuments } from '../../src/voice/room-documents';
import { StatusController } from '../../src/voice/status.controller';
import { StatusReports } from '../../src/voice/status-reports';
import { StrayReports } from '../../src/voice/stray-reports';
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
      new MatchTask(calls, writer, clock, ids),
      new RingTask(store, calls, telephony, clock),
      new RingDeadlineTask(calls, telephony),
      new RecallTask(calls, writer, clock, ids),
      new GraceOverTask(calls),
      new ListenToLegTask(store, calls, telephony, clock),
      new ReleaseTask(calls, telephony, clock),
      new PlaceLegTask(calls, telephony),
      new PlaceCustomerTask(calls, telephony),
      new WaitOverTask(calls),
      new ChoiceOverTask(calls),
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
