import { graceKey, placeCustomerKey, recallKey, ringDeadlineKey } from '../store/job-keys';
import { secondsAfter } from '../store/clock';
import type { JobBoard } from '../store/job-board';
import type { CallRow } from '../store/rows';
import type { Change, Limits } from './change';

/**
 * The carrier adds up to 5 s to a time-out, and its report takes a moment:
 * https://www.twilio.com/docs/voice/twiml/dial#timeout
 */
const carrierGraceSeconds = 8;

/** Makes jobs of the machine's commands. */
export async function addCommands(
  jobs: JobBoard,
  { id: callId, roomEntry: entry }: Pick<CallRow, 'id' | 'roomEntry'>,
  { commands, now }: Pick<Change, 'commands' | 'now'>,
  { RING_TIMEOUT_SECONDS, GRACE_SECONDS }: Limits,
): Promise<void> {
  for (const command of commands) {
    switch (command.type) {
      case 'find_agent':
        await jobs.add('match', {});
        break;
      case 'recall':
        await jobs.add('recall', { callId }, { key: recallKey(callId) });
        await jobs.add(
          'grace_over',
          { callId, lostAt: now.toISOString() },
          { key: graceKey(callId), runAt: secondsAfter(now, GRACE_SECONDS) },
        );
        break;
      case 'ring': {
        const { leg: legId } = command.leg;
        await jobs.add('ring', { callId, legId }, { maxAttempts: 5 });
        await jobs.add(
          'ring_deadline',
          { callId, legId },
          {
            key: ringDeadlineKey(legId),
            runAt: secondsAfter(now, RING_TIMEOUT_SECONDS + carrierGraceSeconds),
          },
        );
        break;
      }
      case 'release':
        await jobs.add('release', { callId, legId: command.leg });
        break;
      case 'place_leg':
        await jobs.add('place_leg', { callId, legId: command.leg.leg }, { maxAttempts: 5 });
        break;
      case 'place_customer':
        // A party who was to be led elsewhere before is led where they belong now.
        await jobs.add(
          'place_customer',
          { callId, entry },
          { key: placeCustomerKey(callId), maxAttempts: 5 },
        );
        break;
      case 'hold_customer':
        await jobs.add('hold_customer', { callId, audio: command.audio }, { maxAttempts: 5 });
        break;
      case 'resume_customer':
        await jobs.add('resume_customer', { callId }, { maxAttempts: 5 });
        break;
      case 'end_conversation':
        await jobs.add('end_conversation', { callId });
        break;
    }
  }
}
