import * as pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { AgentEntity } from './entities/agent.entity';
import { SessionEntity } from './entities/session.entity';
import { TabEntity } from './entities/tab.entity';
import { CallEventEntity } from './entities/call-event.entity';
import { CallEntity } from './entities/call.entity';
import { LegEntity } from './entities/leg.entity';
import { TransferEntity } from './entities/transfer.entity';
import { CustomerRequestEntity } from './entities/customer-request.entity';
import { CallsAndAgents1795300000000 } from './migrations/1795300000000-calls-and-agents';
import { LiveAttachments1795300000001 } from './migrations/1795300000001-live-attachments';
import { RoomEntries1795300000002 } from './migrations/1795300000002-room-entries';
import { TheWholeMachine1795300000003 } from './migrations/1795300000003-the-whole-machine';
import { MoreThanTwoAgents1795300000004 } from './migrations/1795300000004-more-than-two-agents';
import { WaitingAndWrapUp1795300000005 } from './migrations/1795300000005-waiting-and-wrap-up';
import { LostRooms1795300000006 } from './migrations/1795300000006-lost-rooms';
import { LegsThatAreGone1795300000007 } from './migrations/1795300000007-legs-that-are-gone';
import { NothingSaid1795300000008 } from './migrations/1795300000008-nothing-said';
import { LegsOfTabs1795300000009 } from './migrations/1795300000009-legs-of-tabs';
import { WhatCustomersHear1795300000010 } from './migrations/1795300000010-what-customers-hear';
import { WhenSoundsBegin1795300000011 } from './migrations/1795300000011-when-sounds-begin';
import { SessionsAndCredentials1795300000014 } from './migrations/1795300000014-sessions-and-credentials';
import { SignInFailuresAndRetention1795300000015 } from './migrations/1795300000015-sign-in-failures-and-retention';
import { Tabs1795300000016 } from './migrations/1795300000016-tabs';
import { HiddenCallers1795300000018 } from './migrations/1795300000018-hidden-callers';
import { OutsideCallsAndRequests1795300000019 } from './migrations/1795300000019-outside-calls-and-requests';
import { RingsThatAreWithdrawn1795300000020 } from './migrations/1795300000020-rings-that-are-withdrawn';
import { HowCallsEnd1795300000021 } from './migrations/1795300000021-how-calls-end';
import { CallsHandedOut1795300000022 } from './migrations/1795300000022-calls-handed-out';
import { IntakeAtOnce1795300000023 } from './migrations/1795300000023-intake-at-once';
import { ChangesAtOnce1795300000024 } from './migrations/1795300000024-changes-at-once';
import { CallsUnderWay1795300000025 } from './migrations/1795300000025-calls-under-way';
import { patience, watchedUrl } from './watched-connection';

/** Injects the connections that nothing but webhooks and jobs takes. */
export const forCalls = 'calls';

/**
 * How many connections webhooks and jobs share, and how many the agents' requests and live
 * connections.
 */
export const shares = { calls: 10, agents: 6 };

/**
 * How the desk reaches its database: entities are read, migrations are the only thing that changes
 * tables.
 */
export function dataSourceOptions(
  url: string,
  share: keyof typeof shares = 'agents',
): DataSourceOptions {
  return {
    type: 'postgres',
    url: watchedUrl(url),
    driver: pg,
    entities: [
      AgentEntity,
      SessionEntity,
      TabEntity,
      CallEntity,
      LegEntity,
      TransferEntity,
      CallEventEntity,
      CustomerRequestEntity,
    ],
    migrations: [
      CallsAndAgents1795300000000,
      LiveAttachments1795300000001,
      RoomEntries1795300000002,
      TheWholeMachine1795300000003,
      MoreThanTwoAgents1795300000004,
      WaitingAndWrapUp1795300000005,
      LostRooms1795300000006,
      LegsThatAreGone1795300000007,
      NothingSaid1795300000008,
      LegsOfTabs1795300000009,
      WhatCustomersHear1795300000010,
      WhenSoundsBegin1795300000011,
      SessionsAndCredentials1795300000014,
      SignInFailuresAndRetention1795300000015,
      Tabs1795300000016,
      HiddenCallers1795300000018,
      OutsideCallsAndRequests1795300000019,
      RingsThatAreWithdrawn1795300000020,
      HowCallsEnd1795300000021,
      CallsHandedOut1795300000022,
      IntakeAtOnce1795300000023,
      ChangesAtOnce1795300000024,
      CallsUnderWay1795300000025,
    ],
    migrationsTransactionMode: 'all',
    synchronize: false,
    // With the job queue's and the live connection's, three replicas fit into PostgreSQL's 100.
    poolSize: shares[share],
    applicationName: `baton-${share}`,
    connectTimeoutMS: patience.connectionTimeoutMillis,
    extra: patience,
  };
}
