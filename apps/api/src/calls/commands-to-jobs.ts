import type { Command } from '@baton/call-flow';
import type { EntityManager } from 'typeorm';
import type { Environment } from '../config/environment.schema';
import { addJob, graceKey, recallKey, ringDeadlineKey } from '../jobs/job-queue';

/** The carrier adds up to 5 s to a time-out, and its report takes a moment: https://www.twilio.com/docs/voice/twiml/dial#timeout */
const carrierGrace = 8;

/** Makes jobs of the machine's commands. */
export async function addCommands(
  manager: EntityManager,
  callId: string,
  commands: readonly Command[],
  { RING_TIMEOUT_SECONDS, GRACE_SECONDS }: Environment,
  now: Date,
): Promise<void> {
  for (const command of commands) {
    switch (command.type) {
      case 'find_agent':
        await addJob(manager, 'match', {});
        break;
      case 'recall':
        await addJob(manager, 'recall', { callId }, { key: recallKey(callId) });
        await addJob(
          manager,
          'grace_over',
          { callId, lostAt: now.toISOString() },
          { key: graceKey(callId), runAt: inSeconds(GRACE_SECONDS) },
        );
        break;
      case 'ring': {
        const { leg: legId } = command.leg;
        await addJob(manager, 'ring', { callId, legId }, { maxAttempts: 5 });
        await addJob(
          manager,
          'ring_deadline',
          { callId, legId },
          {
            key: ringDeadlineKey(legId),
            runAt: inSeconds(RING_TIMEOUT_SECONDS + carrierGrace),
          },
        );
        break;
      }
      case 'release':
        await addJob(manager, 'release', { callId, legId: command.leg });
        break;
      case 'hold_customer':
        await addJob(
          manager,
          'hold_customer',
          { callId, audio: command.audio },
          { maxAttempts: 5 },
        );
        break;
      case 'resume_customer':
        await addJob(manager, 'resume_customer', { callId }, { maxAttempts: 5 });
        break;
      case 'end_conversation':
        await addJob(manager, 'end_conversation', { callId });
        break;
    }
  }
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);
