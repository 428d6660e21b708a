import { setImmediate as immediately } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';
import type { ListenedLeg } from '../carrier/telephony';
import { TaskBook } from '../task-book';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier. */
describe('having the carrier hand on what a page says over its leg', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1', 'agent2');
    customer = await desk.customerCalls();
  });
  afterEach(() => jest.restoreAllMocks());

  const job = () => {
    const { callId, legId } = desk.telephony.ringOf('agent1').order;
    return { callId, legId };
  };
  const asks = ({ isLast } = { isLast: false }) =>
    desk.app.get(TaskBook).run('listen_to_leg', job(), { isLast });
  const logged = (level: 'warn' | 'error') => {
    const lines: unknown[] = [];
    jest
      .spyOn(Logger.prototype, level)
      .mockImplementation((...line: unknown[]) => void lines.push(line.at(-1)));
    return lines;
  };

  it('is asked for once, when the leg has joined', async () => {
    await customer.getsAnsweredBy('agent1');
    await desk.doJobs();
    expect(desk.telephony.listenedTo).toEqual(['agent1']);
    expect(await desk.jobs('listen_to_leg')).toEqual([]);
  });

  it('is asked for nobody outside, who has no page', async () => {
    await customer.getsAnsweredBy('agent1');
    const expert = '+12025550199';
    const wish = { mode: 'add', target: { kind: 'number', number: expert } };
    await desk.as('agent1').post(`/api/calls/${await customer.id()}/transfers`, wish);
    await desk.doJobs();
    await customer.joins(expert);
    await desk.doJobs();
    expect(desk.telephony.listenedTo).toEqual(['agent1']);
  });

  it('is said once to be refused, and never as an error, for any number of legs', async () => {
    const [warnings, errors] = [logged('warn'), logged('error')];
    for (let times = 0; times < 3; times += 1) desk.telephony.failNext('listenTo', 'refused');
    await customer.getsAnsweredBy('agent1');
    await desk.doJobs();
    await asks();
    await asks();
    const told = (lines: unknown[]) => lines.filter((line) => String(line).includes('pages say'));
    expect(told(warnings)).toHaveLength(1);
    expect(errors).toEqual([]);
    expect(await customer.state()).toBe('connected');
  });

  it('is given up without a word for a leg that is over', async () => {
    await customer.getsAnsweredBy('agent1');
    await desk.doJobs();
    const warnings = logged('warn');
    desk.telephony.failNext('listenTo', 'gone');
    await expect(asks()).resolves.toBeUndefined();
    expect(warnings).toEqual([]);
    await customer.hangsUp();
    await desk.doJobs();
    const before = desk.telephony.listenedTo.length;
    await asks();
    expect(desk.telephony.listenedTo).toHaveLength(before);
  });

  it('is tried again while nobody knows, and given up in the end', async () => {
    await customer.getsAnsweredBy('agent1');
    await desk.doJobs();
    desk.telephony.failNext('listenTo', 'unsure');
    await expect(asks()).rejects.toThrow();
    desk.telephony.failNext('listenTo', 'unsure');
    await expect(asks({ isLast: true })).resolves.toBeUndefined();
  });

  it('leaves the customer’s commands their workers while the carrier does not answer', async () => {
    await customer.getsAnsweredBy('agent1');
    await desk.doJobs();
    const answered: (() => void)[] = [];
    const asked: ListenedLeg[] = [];
    jest.spyOn(desk.telephony, 'listenTo').mockImplementation((leg) => {
      asked.push(leg);
      return new Promise((answer) => answered.push(answer));
    });
    const two = [asks(), asks()];
    while (asked.length < 2) await immediately();
    // The third does not wait: it is put off.
    await asks();
    expect(asked).toHaveLength(2);
    expect(await desk.jobs('listen_to_leg')).toEqual([{ task: 'listen_to_leg', payload: job() }]);
    answered.forEach((answer) => answer());
    await Promise.all(two);
  });
});
