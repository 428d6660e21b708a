import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/*
 * Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records and fails
 * when told to.
 */
describe('a call that its agent ends', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());
  beforeEach(async () => {
    await desk.clear();
    await desk.signsInAvailable('agent1');
    customer = await desk.customerCalls();
    await customer.getsAnsweredBy('agent1');
    desk.telephony.asked.length = 0;
  });

  it('is ended by closing its room, from which the customer goes on to the farewell', async () => {
    await customer.wish('agent1', 'end');
    expect(desk.telephony.asked).toContain('close the room');
    expect(desk.telephony.asked).not.toContain('place the customer');
  });

  it('leaves a room alone that the customer has been led out of, and says goodbye where they are', async () => {
    // The room that the carrier finds under the name of this call.
    const found = await desk.telephony.findRoom(customer.sid);
    await desk.dataSource.query('UPDATE call SET room_sid = NULL, lost_room_sids = $1', [[found]]);
    await customer.wish('agent1', 'end');
    expect(desk.telephony.asked).not.toContain('close the room');
    expect(desk.telephony.asked).toContain('place the customer');
  });

  it('leaves nobody behind when the carrier refuses to close the room', async () => {
    desk.telephony.failNext('closeRoom', 'refused');
    await customer.wish('agent1', 'end');
    expect(desk.telephony.asked).toContain('place the customer');
  });

  it('leaves nobody behind when the carrier has named a room that is none', async () => {
    desk.telephony.failNext('closeRoom', 'gone');
    await customer.wish('agent1', 'end');
    expect(desk.telephony.asked).toContain('place the customer');
    const { text } = await desk.webhook(`/conference/${customer.sid}/again`, {
      CallSid: customer.sid,
      CallStatus: 'in-progress',
    });
    expect(text).toMatch(/Goodbye\..*<Hangup\/>/);
  });
});
