import { startBench, type Bench } from '../testing/bench';
import { call, soundOf } from '../testing/looking-at-calls';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
});

afterEach(() => bench.stop());

describe('a Record', () => {
  const recording = '<Record action="/message" recordingStatusCallback="/recorded"/><Say>bye</Say>';

  it('ends with a key, and the audio can be fetched where the action says', async () => {
    const caller = call(bench, recording);
    await bench.clock.advance(1_000);
    bench.media.report(caller.sid, { silent: false });
    await bench.clock.advance(6_500);
    caller.press('#');
    const { form } = await bench.application.gets('/message');
    expect(form).toMatchObject({ RecordingDuration: '7', Digits: '#' });
    await bench.application.gets(
      '/recorded',
      ({ RecordingStatus }) => RecordingStatus === 'completed',
    );

    const recorded = await bench.client.recordings(form['RecordingSid'] ?? '').fetch();
    expect(recorded).toMatchObject({ callSid: caller.sid, duration: '7', source: 'RecordVerb' });
  });

  it.each(['', '.wav'])('is heard without credentials: its address%s', async (extension) => {
    const caller = call(bench, recording);
    await bench.clock.advance(1_500);
    caller.press('#');
    const { form } = await bench.application.gets('/message');
    const url = form['RecordingUrl'] ?? '';
    const audio = await fetch(url + extension);
    expect([audio.status, audio.headers.get('content-type')]).toEqual([200, 'audio/x-wav']);
    expect((await fetch(`${url}.json`)).status).toBe(401);
  });

  it('tells the action that the caller hung up', async () => {
    const caller = call(bench, recording);
    await bench.clock.advance(3_500);
    caller.hangUp();
    const { form } = await bench.application.gets('/message');
    expect(form).toMatchObject({
      Digits: 'hangup',
      RecordingDuration: '3',
      CallStatus: 'completed',
    });
  });

  it('ends after five seconds of silence that follow some words', async () => {
    const caller = call(bench, recording);
    await bench.clock.advance(1_000);
    bench.media.report(caller.sid, { silent: false });
    await bench.clock.advance(2_000);
    bench.media.report(caller.sid, { silent: true });
    await bench.clock.advance(5_100);
    expect(bench.application.forms('/message')).toMatchObject([{ RecordingDuration: '8' }]);
  });

  it('keeps the words of a caller who talks already when it begins', async () => {
    const caller = call(bench, recording);
    bench.media.report(caller.sid, { silent: false });
    await bench.clock.advance(3_000);
    bench.media.report(caller.sid, { silent: true });
    await bench.clock.advance(5_100);
    expect(bench.application.forms('/message')).toMatchObject([{ RecordingDuration: '8' }]);
  });

  it('ends by itself for a caller who never says a word', async () => {
    const caller = call(bench, recording);
    await bench.clock.advance(5_600);
    expect(soundOf(bench, caller)).toMatchObject({ text: 'bye' });
    expect(bench.application.to('/message')).toHaveLength(0);
    expect(bench.application.to('/recorded')).toHaveLength(0);
    expect(await bench.client.recordings.list()).toEqual([]);
  });

  it('reports that the message is missing when that was asked for', async () => {
    const events = 'recordingStatusCallbackEvent="completed absent"';
    const caller = call(
      bench,
      `<Record action="/message" recordingStatusCallback="/recorded" ${events}/><Say>bye</Say>`,
    );
    await bench.clock.advance(5_600);
    expect(bench.application.forms('/recorded')).toMatchObject([
      { CallSid: caller.sid, RecordingStatus: 'absent' },
    ]);
  });

  it('goes on with the next verb when nothing is said', async () => {
    const caller = call(bench, recording);
    await bench.clock.advance(1_000);
    bench.media.report(caller.sid, { silent: true });
    await bench.clock.advance(5_100);
    expect(soundOf(bench, caller)).toMatchObject({ text: 'bye' });
    expect(bench.application.to('/message')).toHaveLength(0);
  });
});
