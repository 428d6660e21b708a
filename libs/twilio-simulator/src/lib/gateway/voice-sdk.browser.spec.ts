import type { Browser } from '@playwright/test';
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
    bench = await startGateway(media);
    serveSoftphones(bench.app);
  });
  afterAll(async () => {
    await browser.close();
    await bench.stop();
    await media.shutDown();
  });

  async function agent(identity: string, tone: number): Promise<Softphone> {
    const softphone = await Softphone.open(browser, bench.host, tone);
    await softphone.start(accessToken({ identity }));
    return softphone;
  }

  function ring(callSid: string, identity: string): void {
    const incoming = { callSid, from: '+12025550111', to: `client:${identity}`, params: {} };
    bench.exchange.ring(incoming, `client:${identity}`);
  }

  async function answered(callSid: string, identity: string, softphone: Softphone) {
    ring(callSid, identity);
    await softphone.meets('incoming');
    await softphone.do(({ call }) => call.accept());
    await bench.exchange.isTold({ what: 'answer', callSid });
  }

  it('registers, is called, and hears the others but never itself', async () => {
    const tones = [440, 620, 1000];
    const [ada, ben, cleo] = [
      await agent('ada', 440),
      await agent('ben', 620),
      await agent('cleo', 1000),
    ];
    await answered('CAada', 'ada', ada);
    await answered('CAben', 'ben', ben);
    await answered('CAcleo', 'cleo', cleo);

    const all = ['CAada', 'CAben', 'CAcleo'];
    for (const callSid of all) media.hear(callSid, { kind: 'mix', of: all });

    await ada.hears([620, 1000], tones);
    await ben.hears([440, 1000], tones);
    await cleo.hears([440, 620], tones);
  });
});
