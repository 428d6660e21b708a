import type { CallsService } from '../calls/calls.service';
import { Clock } from '../store/clock';
import { RecordingTelephony } from '../../testing/recording-telephony';
import type { CustomerCommand, CustomerCommands } from './customer-commands';
import { ResumeCustomerTask } from './resume-customer.task';

/** A carrier that never answers when somebody is to be hung up. */
class SilentTelephony extends RecordingTelephony {
  override hangUp(sid: string): Promise<void> {
    this.asked.push(`hang up ${sid}`);
    return new Promise(() => undefined);
  }
}

/** A clock on which any time goes by at once. */
class HastyClock extends Clock {
  readonly pauses: number[] = [];

  override now(): Date {
    return new Date();
  }

  override pause(ms: number): Promise<void> {
    this.pauses.push(ms);
    return Promise.resolve();
  }
}

/* Not real: anything but the task. */
describe('a customer who is to come back while somebody must not be heard', () => {
  const customer = { callId: 'call', roomSid: 'CF1', customerSid: 'CA1', soundOrder: 1 };
  const colleague = {
    id: 'leg',
    sid: 'CA2',
    joinedAt: new Date(),
    endedAt: new Date(),
    goneAt: null,
  };
  const commands = {
    carryOut: (command: CustomerCommand) => command.carryOut(customer),
  } as unknown as CustomerCommands;

  it('is not kept on hold forever by a carrier that does not say that they are gone', async () => {
    const clock = new HastyClock();
    const telephony = new SilentTelephony();
    const calls = { legsOf: () => Promise.resolve([colleague]) } as unknown as CallsService;
    const task = new ResumeCustomerTask(calls, commands, telephony, clock);

    await task.run({ callId: 'call' }, { isLast: false });

    expect(telephony.asked).toEqual(['hang up CA2', 'resume']);
    expect(clock.pauses).toEqual([3_000]);
  });
});
