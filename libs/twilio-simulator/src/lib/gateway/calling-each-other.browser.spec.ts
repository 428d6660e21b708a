import type { Browser } from '@playwright/test';
import { realClock } from '../kernel/clock';
import { WebRtcMedia } from '../media/web-rtc-media';
import { APPLICATION_SID, DESK_NUMBER, startBench, twiml, type Bench } from '../testing/bench';
import { launchBrowser, serveSoftphones, Softphone } from './testing/softphone';
import { accessToken } from './testing/tokens';
import { VoiceGateway } from './voice-gateway';

describe('two clients with the unmodified Voice SDK', () => {
  let browser: Browser;
  let bench: Bench;
  let host: string;

  beforeAll(async () => {
    browser = await launchBrowser();
    const media = await WebRtcMedia.start();
    bench = await startBench({
      ...{ media, clock: realClock },
      attach: [
        new VoiceGateway(media).attachment,
        ({ app }) => {
          serveSoftphones(app);
          return undefined;
        },
      ],
    });
    host = new URL(bench.simulator.url).host;
  });
  afterAll(async () => {
    await browser.close();
    await bench.stop();
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    bench.simulator.reset();
  });

  /** A page with a device; one without a name cannot be called, so that it does not register. */
  async function client(identity?: string, options: Record<string, unknown> = {}) {
    const softphone = await Softphone.open(browser, host, 440);
    const applicationSid = APPLICATION_SID;
    const token = accessToken({ ...(identity && { identity }), applicationSid });
    await softphone.start(token, { registers: identity !== undefined, ...options });
    return softphone;
  }

  function dials(noun: string, attributes = ''): void {
    bench.application.answers('/client-voice', twiml(`<Dial ${attributes}>${noun}</Dial>`));
  }

  async function incoming(softphone: Softphone) {
    await softphone.meets('incoming');
    return softphone.do(({ call }) => ({ ...call.parameters, info: call.callerInfo }));
  }

  it('hear each other ring before the caller is answered, without answerOnBridge too', async () => {
    dials('<Client>bob</Client>');
    const [ada, bob] = [await client('ada'), await client('bob')];
    await ada.page.evaluate('softphone.connect({})');
    await Promise.all([ada.meets('call accept'), bob.meets('incoming')]);

    const answered = await ada.do(({ times }) => times);
    const shown = await bob.do(({ times }) => times);
    expect(answered['call ringing']).toBeLessThanOrEqual(answered['call accept'] ?? 0);
    expect(shown['incoming']).toBeLessThanOrEqual(answered['call accept'] ?? 0);
    await bob.do(({ call }) => call.accept());
    await bob.meets('call accept');
  });

  it('hear each other ring first also where the ringtone of the callee does not come', async () => {
    dials('<Client>bob</Client>');
    const ada = await client('ada');
    const bob = await client('bob', { sounds: { incoming: '/never.wav' } });
    await bob.page.route('**/never.wav', () => undefined);
    await ada.page.evaluate('softphone.connect({})');
    await Promise.all([ada.meets('call accept'), bob.meets('incoming')]);

    const answered = await ada.do(({ times }) => times);
    const shown = await bob.do(({ times }) => times);
    expect(shown['incoming']).toBeLessThanOrEqual(answered['call accept'] ?? 0);
  });

  it('know no caller’s number where there is none', async () => {
    dials('<Client>bob</Client>');
    const [ada, bob] = [await client('ada'), await client('bob')];
    await ada.page.evaluate('softphone.connect({})');

    expect(await incoming(bob)).toMatchObject({ From: 'client:ada', info: null });
    expect(await ada.do(({ call }) => call.callerInfo)).toBeNull();
  });

  it('are told that a number of the account is its caller’s own', async () => {
    dials('<Client>bob</Client>', `callerId="${DESK_NUMBER}"`);
    const [ada, bob] = [await client('ada'), await client('bob')];
    await ada.page.evaluate('softphone.connect({})');

    expect(await incoming(bob)).toMatchObject({ From: DESK_NUMBER, info: { isVerified: true } });
  });

  it('may call without a name, which others see as Anonymous', async () => {
    dials('<Client>bob</Client>');
    const [nobody, bob] = [await client(), await client('bob')];
    await nobody.page.evaluate('softphone.connect({})');

    expect(await incoming(bob)).toMatchObject({ From: 'client:Anonymous' });
    await bob.do(({ call }) => call.accept());
    await nobody.meets('call accept');
  });

  it('are at the edge that they have asked for', async () => {
    const ada = await client('ada', { chunderw: `voice-js.dublin.${host}` });

    expect(await ada.do(({ device }) => device.edge)).toBe('dublin');
  });

  it('send their statistics here, and nothing fails in the browser’s log', async () => {
    dials('<Client>bob</Client>');
    const [ada, bob] = [await client('ada', { publishEvents: true }), await client('bob')];
    const failures: string[] = [];
    ada.page.on('requestfailed', (request) => failures.push(request.url()));
    ada.page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
    const statistics = ada.page.waitForResponse(
      (response) =>
        response.url().includes('EndpointMetrics') && response.request().method() === 'POST',
    );
    await ada.page.evaluate('softphone.connect({})');
    await bob.meets('incoming');
    await bob.do(({ call }) => call.accept());

    expect((await statistics).status()).toBe(200);
    expect(failures).toEqual([]);
  });
});
