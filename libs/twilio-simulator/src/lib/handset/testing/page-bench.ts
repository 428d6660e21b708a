import type { Browser, Page } from '@playwright/test';
import type { Twilio } from 'twilio';
import { realClock } from '../../kernel/clock';
import { launchBrowser } from '../../gateway/testing/softphone';
import { VoiceGateway } from '../../gateway/voice-gateway';
import { WebRtcMedia } from '../../media/web-rtc-media';
import type { RunningSimulator } from '../../running-simulator';
import { switchboard } from '../../switchboard/switchboard';
import type { Application } from '../../testing/application';
import { startBench } from '../../testing/bench';
import { handset } from '../handset';

/** The whole simulator with real audio, an application behind it, and a browser in front of it. */
export interface PageBench {
  readonly simulator: RunningSimulator;
  readonly application: Application;
  readonly client: Twilio;
  readonly browser: Browser;
  /** Opens a page of the simulator in a context of its own, with a microphone that beeps. */
  open(path: string, options?: Parameters<Browser['newContext']>[0]): Promise<Page>;
  stop(): Promise<void>;
}

export async function startPageBench(): Promise<PageBench> {
  const browser = await launchBrowser();
  const media = await WebRtcMedia.start();
  const gateway = new VoiceGateway(media);
  const bench = await startBench({
    ...{ media, clock: realClock },
    attach: [gateway.attachment, handset({ dials: '+12025550100' }), switchboard(gateway)],
  });
  const { simulator, application, client } = bench;
  return {
    ...{ simulator, application, client, browser },
    async open(path, options = {}) {
      const context = await browser.newContext({ permissions: ['microphone'], ...options });
      const page = await context.newPage();
      await page.goto(`${simulator.url}${path}`);
      return page;
    },
    async stop() {
      await browser.close();
      await bench.stop();
    },
  };
}

/**
 * Waits until the expression is true in the page, whose own policy forbids Playwright's way of
 * doing so.
 */
export async function becomesTrue(page: Page, expression: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while ((await page.evaluate(expression)) !== true) {
    if (Date.now() > deadline)
      throw new Error(`in the page it never became true that ${expression}`);
  }
}
