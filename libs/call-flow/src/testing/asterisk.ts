import type { CallState } from '../lib/call';
import { ada, ben, cleo, sample } from './sample-states';
import { offeredToBen, queuedAgain } from './telling';

/** The states of Asterisk's attended transfer, by the names that it logs. For specs only. */
export type TheirState =
  | 'Calling Target'
  | 'Hesitant'
  | 'Consulting'
  | 'Double Checking'
  | 'Blond Non-Final'
  | 'Recalling'
  | 'Wait to Retransfer'
  | 'Retransfer'
  | 'Wait to Recall'
  | 'Rebridge'
  | 'Resume'
  | 'Threeway'
  | 'Complete'
  | 'Blond'
  | 'Fail';

/** What moves it, by the names that it logs. */
export type TheirStimulus =
  | 'Transferee Hangup'
  | 'Transferer Hangup'
  | 'Transfer Target Hangup'
  | 'Transfer Target Answer'
  | 'Recall Target Hangup'
  | 'Recall Target Answer'
  | 'Timeout'
  | 'DTMF Abort'
  | 'DTMF Complete'
  | 'DTMF Threeway'
  | 'DTMF Swap';

/** Ada is the transferer, Ben the target. The queue finds Cleo when neither can be reached. */
export const oursFor: Readonly<Record<TheirState, CallState>> = {
  'Calling Target': sample['consult-ringing'],
  Hesitant: sample['consult-ringing-swapped'],
  Consulting: sample.consulting,
  'Double Checking': sample.swapped,
  'Blond Non-Final': offeredToBen(),
  Recalling: sample.recalling,
  'Wait to Retransfer': queuedAgain(),
  Retransfer: {
    name: 'offering',
    parked: 'hold',
    offer: cleo,
    transferId: null,
    recall: null,
    leaving: null,
  },
  'Wait to Recall': queuedAgain(),
  Rebridge: { name: 'connected', owner: ada, guests: [] },
  Resume: { name: 'connected', owner: ada, guests: [] },
  Threeway: sample.merged,
  Complete: { name: 'connected', owner: ben, guests: [] },
  Blond: offeredToBen(),
  Fail: { name: 'ended', outcome: 'customer-hung-up' },
};
