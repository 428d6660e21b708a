import type { Page } from '@playwright/test';
import { twiml } from '../testing/bench';
import { becomesTrue, type PageBench, startPageBench } from './testing/page-bench';

const room = twiml('<Dial><Conference endConferenceOnExit="true">room</Conference></Dial>');
const menu = twiml(
  '<Gather action="/chosen" numDigits="1" timeout="20"><Say>Press two to leave a message.</Say></Gather>',
  '<Redirect/>',
);
const voicemail = twiml(
  '<Record action="/message" maxLength="2" playBeep="true" recordingStatusCallback="/recorded"/>',
);

describe('a customer on the handset page who is sent from place to place', () => {
  let bench: PageBench;
  let page: Page;

  beforeAll(async () => {
    bench = await startPageBench();
    bench.application.answers('/voice', room);
    bench.application.answers('/menu', menu);
    bench.application.answers('/chosen', voicemail);
    bench.application.answers('/message', room);
  });
  afterAll(() => bench.stop());

  it('hears music, then a menu, presses a key, leaves a message and hears music again', async () => {
    page = await bench.open('/?number=%2B12025550111');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByText('Connected').waitFor();
    await hearsSomething();
    const [call] = await bench.client.calls.list({ status: 'in-progress' });
    await bench.client.calls(call?.sid ?? '').update({ url: `${bench.application.url}/menu` });
    await bench.application.gets('/menu');
    await hearsSomething();

    await page.getByRole('button', { name: 'Keypad' }).click();
    await page.getByRole('button', { name: '2', exact: true }).click();
    const { form } = await bench.application.gets('/recorded');
    expect((await bench.application.gets('/chosen')).form).toMatchObject({ Digits: '2' });
    expect(Number(form['RecordingDuration'])).toBeGreaterThan(1);
    expect(loudest(await recording(form['RecordingUrl'] ?? ''))).toBeGreaterThan(500);

    await bench.application.gets('/message');
    await hearsSomething();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('Call ended').waitFor();
  });

  async function hearsSomething(): Promise<void> {
    await becomesTrue(
      page,
      "Number(document.getElementById('heard').style.getPropertyValue('--level')) > 0.1",
    );
  }

  async function recording(url: string): Promise<DataView> {
    return new DataView(await (await fetch(`${url}.wav`)).arrayBuffer());
  }
});

/** The largest sample of a WAV file of 16 bits, behind its header. */
function loudest(wav: DataView): number {
  let most = 0;
  for (let at = 44; at + 1 < wav.byteLength; at += 2) {
    most = Math.max(most, Math.abs(wav.getInt16(at, true)));
  }
  return most;
}
