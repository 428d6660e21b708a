import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { sampleRate, toInt16 } from '../media/sounds/pcm';
import { tone } from '../media/testing/tone';
import { encodeWav } from '../media/sounds/wav';
import { WebRtcMedia } from '../media/web-rtc-media';
import { type GatewayBench, startGateway } from './testing/gateway-bench';
import { launchBrowser, serveSoftphones, Softphone } from './testing/softphone';
import { accessToken } from './testing/tokens';

describe('the unmodified Voice SDK in a real browser', () => {
  let browser: Browser;
  let media: WebRtcMedia;
  let bench: GatewayBench;

  beforeAll(async () => {
    browser = await launchBrowser();
    media = await WebRtcMedia.start();
  });
  afterAll(async () => {
    await browser.close();
    await media.shutDown();
  });
  beforeEach(async () => {
    bench = await startGateway(media);
    serveSoftphones(bench.app);
  });
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await bench.stop();
    for (const callSid of ['CA1', 'CA2', 'CAplaced1']) media.close(callSid);
  });

  async function agent(identity: string, voice = 440, options = {}): Promise<Softphone> {
    const softphone = await Softphone.open(browser, bench.host, voice);
    await softphone.start(accessToken({ identity }), options);
    return softphone;
  }

  function ring(callSid: string, identity: string, params: Record<string, string> = {}): void {
    const incoming = { callSid, from: '+12025550111', to: `client:${identity}`, params };
    bench.exchange.ring(incoming, `client:${identity}`);
  }

  async function answered(callSid: string, identity: string, softphone: Softphone): Promise<void> {
    ring(callSid, identity);
    await softphone.meets('incoming');
    await softphone.do(({ call }) => call.accept());
    await bench.exchange.waitsUntilTold({ what: 'answer', callSid });
  }

  /**
   * Proves that audio flows in both directions: a sound that was not there before is heard, and the
   * voice arrives.
   */
  async function flowsBothWays(callSid: string, softphone: Softphone, sound: number) {
    const bytes = encodeWav(toInt16(tone(sound, 1000)), sampleRate);
    const file = { url: 'tone', bytes, contentType: 'audio/wav' };
    const { id } = await media.prepare({ kind: 'file', ...file });
    media.hear(callSid, { kind: 'sound', soundId: id, playId: randomUUID(), loop: true });
    await softphone.hears([sound], [440, 620, 1000, 1300]);
    await new Promise<void>((resolve) => {
      const stop = media.onLevels((levels) => {
        if (!levels.some((leg) => leg.callSid === callSid && leg.speaks > 0.05)) return;
        stop();
        resolve();
      });
    });
  }

  it('registers, is called, and hears the others but never itself', async () => {
    const tones = [440, 620, 1000];
    const ada = await agent('ada', 440);
    const ben = await agent('ben', 620);
    const cleo = await agent('cleo', 1000);
    await answered('CAada', 'ada', ada);
    await answered('CAben', 'ben', ben);
    await answered('CAcleo', 'cleo', cleo);

    const all = ['CAada', 'CAben', 'CAcleo'];
    for (const callSid of all) media.hear(callSid, { kind: 'mix', of: all });

    await ada.hears([620, 1000], tones);
    await ben.hears([440, 1000], tones);
    await cleo.hears([440, 620], tones);

    await ben.do(({ call }) => call.disconnect());
    await bench.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CAben' });
    await ada.hears([1000], tones);
    await cleo.hears([440], tones);
  });

  it('sees who calls, with the custom parameters as they were given', async () => {
    const ada = await agent('ada');
    ring('CA1', 'ada', { callId: 'a b&c=d+e', legId: 'é' });
    await ada.meets('incoming');

    expect(
      await ada.do(({ call }) => [call.parameters, Object.fromEntries(call.customParameters)]),
    ).toEqual([
      expect.objectContaining({ CallSid: 'CA1', From: '+12025550111', To: 'client:ada' }),
      { callId: 'a b&c=d+e', legId: 'é' },
    ]);
  });

  it('rejects a call', async () => {
    const ada = await agent('ada');
    ring('CA1', 'ada');
    await ada.meets('incoming');
    await ada.do(({ call }) => call.reject());

    await bench.exchange.waitsUntilTold({ what: 'reject', callSid: 'CA1' });
  });

  it('ignores a call without a word, and is told when it is over', async () => {
    const ada = await agent('ada');
    ring('CA1', 'ada');
    await ada.meets('incoming');
    await ada.do(({ call }) => call.ignore());
    expect(bench.exchange.told.map(({ what }) => what)).toEqual(['register']);

    ring('CA2', 'ada');
    await ada.page.waitForFunction("softphone.call.parameters.CallSid === 'CA2'");
    bench.exchange.telephones[0]?.stopRinging('CA2');
    await ada.meets('call cancel');
  });

  it('rings in every tab, and stops in the others when one answers', async () => {
    const [left, right] = [await agent('ada', 440), await agent('ada', 620)];
    ring('CA1', 'ada');
    await Promise.all([left.meets('incoming'), right.meets('incoming')]);
    await right.do(({ call }) => call.accept());

    await left.meets('call cancel');
    await flowsBothWays('CA1', right, 1000);
  });

  it('calls, and its parameters arrive', async () => {
    const ada = await agent('ada');
    await ada.page.evaluate("softphone.connect({ To: 'bob', note: 'a+b c&d' })");
    await ada.meets('call ringing');
    expect(await bench.exchange.waitsUntilTold({ what: 'dial' })).toMatchObject({
      call: { applicationSid: 'AP1', params: { To: 'bob', note: 'a+b c&d' } },
    });

    bench.exchange.telephones[0]?.connected('CAplaced1');
    await ada.meets('call accept');
    await flowsBothWays('CAplaced1', ada, 1000);

    bench.exchange.telephones[0]?.disconnected('CAplaced1');
    await ada.meets('call disconnect');
  });

  it('sends the digits of its keypad', async () => {
    const ada = await agent('ada');
    await answered('CA1', 'ada', ada);
    await ada.page.waitForFunction("softphone.call.status() === 'open'");
    await ada.do(({ call }) => call.sendDigits('12#'));

    await bench.exchange.waitsUntilTold({ what: 'press', digit: '#' });
    expect(bench.exchange.told.filter(({ what }) => what === 'press')).toHaveLength(3);
  });

  it('keeps its call while its connection breaks and comes back', async () => {
    const ada = await agent('ada', 440, { maxCallSignalingTimeoutMs: 10_000 });
    await answered('CA1', 'ada', ada);
    await ada.page.waitForFunction("softphone.call.status() === 'open'");

    expect(bench.gateway.drop('client:ada')).toBe(1);
    await ada.meets('call reconnected');

    await flowsBothWays('CA1', ada, 1300);
    await ada.do(({ call }) => call.disconnect());
    await bench.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
  });

  it('loses its call with its connection when it asked for no patience', async () => {
    const ada = await agent('ada');
    await answered('CA1', 'ada', ada);
    await ada.page.waitForFunction("softphone.call.status() === 'open'");
    bench.gateway.drop('client:ada');

    await bench.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
    await ada.meets('call disconnect');
  });

  it('shows a fresh token in the middle of a call, and the call goes on', async () => {
    const ada = await agent('ada');
    await answered('CA1', 'ada', ada);
    await ada.page.waitForFunction("softphone.call.status() === 'open'");
    await ada.page.evaluate(
      `softphone.device.updateToken(${JSON.stringify(accessToken({ identity: 'ada' }))})`,
    );

    await flowsBothWays('CA1', ada, 1000);
    await ada.do(({ call }) => call.disconnect());
    await bench.exchange.waitsUntilTold({ what: 'hang-up', callSid: 'CA1' });
  });

  it('warns before its token ends, and says so when it has ended', async () => {
    const ada = await Softphone.open(browser, bench.host, 440);
    await ada.start(accessToken({ identity: 'ada', ttlSeconds: 8 }), { tokenRefreshMs: 7000 });

    await ada.meets('tokenWillExpire');
    await ada.meets('error 20104');
  });

  it('can be called again when it gets a fresh token after the old one has ended', async () => {
    const ada = await Softphone.open(browser, bench.host, 440);
    await ada.start(accessToken({ identity: 'ada', ttlSeconds: 6 }));
    await ada.meets('error 20104');
    await bench.exchange.waitsUntilTold({ what: 'unregister', address: 'client:ada' });

    await ada.page.evaluate(`softphone.device.updateToken('${accessToken({ identity: 'ada' })}')`);

    await bench.exchange.waitsUntilReachable('client:ada');
    await answered('CA1', 'ada', ada);
  });

  it.each([
    ['of another account', { subject: 'AC2' }, 'error 20101'],
    ['that has ended', { ttlSeconds: -10 }, 'error 20104'],
  ])('learns that a token %s is refused', async (_what, wishes, error) => {
    const ada = await Softphone.open(browser, bench.host, 440);
    const token = accessToken({ identity: 'ada', ...wishes });
    await ada.page.evaluate(`void softphone.start('${token}', {}).catch(() => undefined)`);

    await ada.meets(error);
  });

  it('unregisters', async () => {
    const ada = await agent('ada');
    await ada.do(({ device }) => device.unregister());

    await bench.exchange.waitsUntilTold({ what: 'unregister', address: 'client:ada' });
  });

  it('sends a message into its call', async () => {
    const ada = await agent('ada');
    await answered('CA1', 'ada', ada);
    await ada.page.waitForFunction("softphone.call.status() === 'open'");
    await ada.do(({ call }) =>
      call.sendMessage({ content: { a: 1 }, messageType: 'user-defined-message' }),
    );

    await ada.meets('call messageSent');
    const told = await bench.exchange.waitsUntilTold({ what: 'message', callSid: 'CA1' });
    expect(told).toMatchObject({ content: { a: 1 } });
  });

  it('receives what the application says to it in its call', async () => {
    const ada = await agent('ada');
    await answered('CA1', 'ada', ada);
    await ada.page.waitForFunction("softphone.call.status() === 'open'");
    bench.exchange.telephones[0]?.message?.('CA1', { sid: 'KX1', content: { muted: true } });

    await ada.meets('call message {"muted":true}');
  });

  it('finds a new way for its audio when its network changes', async () => {
    const ada = await agent('ada');
    await answered('CA1', 'ada', ada);
    await flowsBothWays('CA1', ada, 1000);

    // What the SDK does itself when its connection has failed.
    await ada.page.evaluate('softphone.call._mediaHandler.iceRestart()');
    await ada.page.waitForFunction(
      "softphone.call._mediaHandler.version.pc.signalingState === 'stable'",
    );
    await flowsBothWays('CA1', ada, 1300);
  });
});
