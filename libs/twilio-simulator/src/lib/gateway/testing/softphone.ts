import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Express } from 'express';
import { serveHandsetSounds } from '../../handset/handset-sounds';
import { voiceSdkFile } from '../../handset/voice-sdk-file';

/** Launches the browser that `jest-browser.setup.mjs` found. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--autoplay-policy=no-user-gesture-required',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
    ],
  });
}

/** Serves a page that holds nothing but the unmodified Voice SDK. */
export function serveSoftphones(app: Express): void {
  app.use(serveHandsetSounds());
  app.get('/softphone', (_request, response) => {
    // The simulator speaks ws: the SDK looks WebSocket up once, when it is loaded.
    response.send(`<!doctype html><meta charset="utf-8"><title>softphone</title>
      <script>
        const Native = WebSocket;
        globalThis.WebSocket = class extends Native {
          constructor(url, protocols) { super(String(url).replace(/^wss:/, 'ws:'), protocols); }
        };
        const nativeFetch = fetch;
        globalThis.fetch = (url, options) =>
          nativeFetch(String(url).replace(/^https:(?=\\/\\/eventgw\\.localhost:)/, 'http:'), options);
      </script>
      <script src="/twilio.js"></script><script src="/softphone.js"></script>`);
  });
  app.get('/softphone.js', async (_request, response) => {
    response.type('js').send(await readFile(join(__dirname, 'softphone-page.js')));
  });
  app.get('/twilio.js', async (_request, response) => {
    response.type('js').send(await readFile(voiceSdkFile()));
  });
}

/** A page with the Voice SDK in it, whose microphone is a tone and whose ear measures tones. */
export class Softphone {
  private constructor(readonly page: Page) {}

  static async open(browser: Browser, host: string, tone: number): Promise<Softphone> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`http://${host}/softphone?tone=${tone}`);
    return new Softphone(page);
  }

  /** Makes a device, which registers unless `registers` is false. */
  async start(token: string, options: Record<string, unknown> = {}): Promise<void> {
    await this.page.evaluate(
      `softphone.start(${JSON.stringify(token)}, ${JSON.stringify(options)})`,
    );
  }

  /**
   * Does something with the page's softphone; the function runs in the page and sees nothing else.
   */
  do<Result>(act: (softphone: PageSoftphone) => Result | Promise<Result>): Promise<Result> {
    return this.page.evaluate(`(${act.toString()})(softphone)`);
  }

  /** Waits until the softphone has met an event. */
  async meets(event: string): Promise<void> {
    const met = `softphone.events.includes(${JSON.stringify(event)})`;
    await this.page.waitForFunction(met, undefined, { timeout: 15_000, polling: 20 });
  }

  /** How strong each tone is in what the page hears now, between 0 and 1. */
  strengths(tones: readonly number[]): Promise<number[]> {
    return this.page.evaluate(`softphone.strengths(${JSON.stringify(tones)})`);
  }

  /** Waits until exactly these tones of all are heard. */
  async hears(tones: readonly number[], all: readonly number[]): Promise<void> {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const strengths = await this.strengths(all);
      const heard = all.filter((_, i) => (strengths[i] ?? 0) > 0.05);
      if (heard.join() === tones.join()) return;
      if (Date.now() > deadline) {
        throw new Error(`hears ${heard.join()} Hz (${strengths.join()}), not ${tones.join()} Hz`);
      }
    }
  }
}

/** The page's half of a {@link Softphone}. */
export interface PageSoftphone {
  readonly events: string[];
  /** When each event was met first, in ms. */
  readonly times: Record<string, number>;
  readonly device: SdkDevice;
  readonly call: SdkCall;
  start(token: string, options: Record<string, unknown>): Promise<void>;
  connect(params: Record<string, string>): Promise<void>;
  strengths(tones: readonly number[]): number[];
}

/** The SDK's device, as far as tests use it. */
export interface SdkDevice {
  readonly identity: string | null;
  readonly edge: string | null;
  on(event: string, listener: (...args: never[]) => void): void;
  register(): Promise<void>;
  unregister(): Promise<void>;
  updateToken(token: string): void;
  connect(options: object): Promise<SdkCall>;
  destroy(): void;
}

/** The SDK's call, as far as tests use it. */
export interface SdkCall {
  readonly parameters: Record<string, string>;
  readonly customParameters: Map<string, string>;
  readonly connectToken: string;
  /** What is known about the caller's number; null for a caller without one. */
  readonly callerInfo: { readonly isVerified: boolean } | null;
  on(event: string, listener: (...args: never[]) => void): void;
  accept(options?: object): void;
  reject(): void;
  ignore(): void;
  disconnect(): void;
  status(): string;
  sendDigits(digits: string): void;
  sendMessage(message: object): string;
}
