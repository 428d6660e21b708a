import type { Router } from 'express';
import type { Carrier } from '../carrier';
import { callRoutes } from './call-routes';
import { userMessageRoutes } from './user-message-routes';
import { recordingMedia } from './recording-media';
import { recordingRoutes } from './recording-routes';
import { conferenceRoutes } from './conference-routes';
import { participantRoutes } from './participant-routes';
import { numberRoutes } from './number-routes';
import { accountRoutes } from './account-routes';
import { restApi } from './rest-api';
import type { RestFaults } from './rest-faults';

/** The REST API of the carrier's account. */
export function accountApi(carrier: Carrier, faults: RestFaults): Router {
  const conferenceParts = {
    ...carrier,
    book: carrier.conferenceBook,
    changes: carrier.participantChanges,
  };
  return restApi({
    account: carrier.account,
    activity: carrier.activity,
    book: carrier.book,
    clock: carrier.clock,
    faults,
    requests: carrier.requests,
    open: recordingMedia(carrier.recordings),
    accounts: accountRoutes({ account: carrier.account, createdAt: carrier.clock.now() }),
    resources: [
      callRoutes(carrier),
      userMessageRoutes(carrier),
      recordingRoutes(carrier),
      conferenceRoutes(conferenceParts),
      participantRoutes(conferenceParts),
      numberRoutes(carrier),
    ],
  });
}
