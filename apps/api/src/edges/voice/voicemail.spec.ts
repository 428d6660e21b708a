import type { CustomerOnTheLine } from '../../testing/customer';
import { Desk } from '../../testing/desk';

/* Real: the whole API, PostgreSQL, the job queue. Not real: the carrier, which records. */
describe('a customer who has waited for too long and leaves a message', () => {
  let desk: Desk;
  let customer: CustomerOnTheLine;
  beforeAll(async () => {
    desk = await Desk.open();
  });
  afterAll(() => desk.stop());

  const recording = `RE${'0'.repeat(32)}`;
  const said = { RecordingSid: recording, RecordingDuration: '7' };
  const isReported = async (form: Record<string, string> = said) =>
    desk.webhook(`/voice/calls/${await customer.id()}/recording`, {
      CallSid: customer.sid,
      RecordingStatus: 'completed',
      ...form,
    });
  const theirMessage = async (): Promise<unknown[]> => [
    expect.objectContaining({
      callId: await customer.id(),
      kind: 'voicemail',
      messages: [expect.objectContaining({ seconds: 7 })],
    }) as unknown,
  ];
  beforeEach(async () => {
    await desk.clear();
    customer = await desk.customerCalls();
    await customer.waitsUntilAsked();
  });

  it('is recorded after the tone, thanked and hung up', async () => {
    const { text } = await customer.presses('2');
    expect(text).toMatch(/after the tone.*<Record action="[^"]+\/message#/);
    expect(text).toMatch(/recordingStatusCallback="[^"]+\/recording#rc=3/);
    expect(await customer.state()).toBe('voicemail');

    const thanks = await customer.asks('message', { ...said, Digits: '#' });
    expect(thanks.text).toMatch(/Thank you for your message.*<Hangup\/>/);
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'voicemail-left' });
    expect(await desk.openRequests()).toEqual(await theirMessage());
  });

  it.each([
    ['before the connection is over', [isReported, () => customer.hangsUp()]],
    ['after it', [() => customer.hangsUp(), isReported]],
    [
      'by the document alone',
      [() => customer.asks('message', { ...said, CallStatus: 'completed' })],
    ],
  ] as const)('can hang up while they speak, reported %s', async (_, reports) => {
    await customer.presses('2');
    for (const report of reports) await report();
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'voicemail-left' });
    expect(await desk.openRequests()).toEqual(await theirMessage());
  });

  it('leaves it once, however often it is reported', async () => {
    await customer.presses('2');
    await Promise.all([
      isReported(),
      isReported(),
      customer.asks('message', said),
      customer.asks('message', said),
    ]);
    expect(await desk.openRequests()).toEqual(await theirMessage());
  });

  it('is not there when they hang up without a word', async () => {
    await customer.presses('2');
    await isReported({ RecordingSid: recording, RecordingDuration: '0' });
    await isReported({ RecordingSid: recording, RecordingStatus: 'absent' });
    await customer.hangsUp();
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'no-message' });
    expect(await desk.openRequests()).toEqual([]);
  });

  it('is asked once more when nothing is heard, and then let go', async () => {
    await customer.presses('2');
    const again = await customer.asks('silence?times=1');
    expect(again.text).toMatch(/could not hear you.*<Record.*\/silence\?times=2/);
    expect(await customer.state()).toBe('voicemail');
    const over = await customer.asks('silence?times=2');
    expect(over.text).toMatch(/Please call us again.*<Hangup\/>/);
    expect(await customer.row()).toMatchObject({ state: 'ended', outcome: 'no-message' });
  });

  it('is not interrupted by an order to ask them that comes again', async () => {
    await customer.presses('2');
    const { id, roomEntry } = await customer.row();
    const before = desk.telephony.asked.length;
    await desk.addJobAgain({ task: 'place_customer', payload: { callId: id, entry: roomEntry } });
    await desk.doJobs();
    expect(desk.telephony.asked).toHaveLength(before);
  });
});
