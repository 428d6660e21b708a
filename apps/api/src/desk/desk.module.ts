import { Module } from '@nestjs/common';
import { PresenceService } from './agents/presence.service';
import { CallNotices } from './calls/call-notices';
import { CallReader } from './calls/call-reader';
import { CallWriter } from './calls/call-writer';
import { CallsService } from './calls/calls.service';
import { InboundCalls } from './calls/inbound-calls';
import { QueueBoard } from './calls/queue-board';
import { WaitingLine } from './calls/waiting-line';
import { OpenRequests } from './requests/open-requests';
import { Sounds } from './sound/sounds';

/**
 * What the edges ask: the calls with their one writer, who is there to answer them, and what
 * customers have left.
 */
const services = [
  PresenceService,
  CallsService,
  CallWriter,
  CallReader,
  CallNotices,
  InboundCalls,
  QueueBoard,
  WaitingLine,
  OpenRequests,
  Sounds,
];

/**
 * The desk: what decides and remembers. It stands on ports, and knows neither who asks nor what
 * keeps its rows.
 */
@Module({ providers: services, exports: services })
export class DeskModule {}
