import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  type BrowserServer,
  chromium,
  expect,
  type Page,
} from '@playwright/test';
import { browserExecutable } from './browser';
import { growEar, type EarWindow } from './ear-in-page';
import { type Heard, whatIsHeard, windowMs } from './hearing';
import { tones, type Speaker, writeTone } from './tones';

/** What one look at a party covers, in windows of 20 ms. */
const look = 600 / windowMs;

/** One person: a browser of their own, whose microphone picks up their tone, and an ear. */
export class Party {
  /** Whether this person's browser has been killed or stopped: nobody can look into it any more. */
  isGone = false;

  private constructor(
    readonly name: Speaker,
    private readonly browser: BrowserServer,
    readonly page: Page,
    private readonly folder: string,
  ) {}

  get context(): BrowserContext {
    return this.page.context();
  }

  static async start(name: Speaker): Promise<Party> {
    const folder = mkdtempSync(join(tmpdir(), `baton-${name}-`));
    const microphone = join(folder, 'tone.wav');
    writeTone(microphone, tones[name]);
    const server = await chromium.launchServer({
      executablePath: await browserExecutable(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--autoplay-policy=no-user-gesture-required',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${microphone}`,
      ],
    });
    const browser = await chromium.connect(server.wsEndpoint());
    const context = await browser.newContext({
      permissions: ['microphone'],
      // Browsers without a graphics card draw with the processors that sound needs.
      reducedMotion: 'reduce',
    });
    await context.addInitScript(growEar, Object.values(tones));
    return new Party(name, server, await context.newPage(), folder);
  }

  /** Where the record of what is heard stands, for {@link heardSince}. */
  async mark(): Promise<number> {
    return this.page.evaluate(() => window.batonEar?.windows.length ?? 0);
  }

  /** Everything heard since the mark, in windows of 20 ms. */
  async heardSince(mark: number): Promise<readonly EarWindow[]> {
    return this.page.evaluate((from) => window.batonEar?.windows.slice(from) ?? [], mark);
  }

  /**
   * Waits until the party has heard exactly this, for a while, and returns the windows that prove
   * it.
   */
  async hears(expected: Heard): Promise<readonly EarWindow[]> {
    const since = await this.mark();
    let windows: readonly EarWindow[] = [];
    await expect
      .poll(
        async () => {
          windows = (await this.heardSince(since)).slice(-look);
          return windows.length < look ? 'too little to tell' : whatIsHeard(windows);
        },
        { message: `${this.name} hears`, timeout: 15_000, intervals: [100] },
      )
      .toEqual(expected);
    return windows;
  }

  /** The browser crashes: its connections are cut at once, with no chance to say goodbye. */
  async crashes(): Promise<void> {
    this.isGone = true;
    await this.browser.kill();
  }

  /** Closes the laptop: nothing is cut, but nothing comes from there any more. */
  closesTheLaptop(): void {
    this.isGone = true;
    // Its whole process group: the network and the audio have processes of their own.
    process.kill(-this.pid, 'SIGSTOP');
  }

  /**
   * The network fails while page and microphone go on: nothing leaves the browser, and nothing
   * reaches it.
   */
  losesTheNetwork(): void {
    process.kill(this.networkProcess(), 'SIGSTOP');
  }

  regainsTheNetwork(): void {
    process.kill(this.networkProcess(), 'SIGCONT');
  }

  /**
   * The person does not let the page use the microphone any more; the page learns it when it is
   * loaded again.
   */
  async refusesTheMicrophone(): Promise<void> {
    await this.context.clearPermissions();
    // To grant something is to refuse everything else.
    await this.context.grantPermissions(['notifications']);
  }

  async stop(): Promise<void> {
    await this.browser.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get pid(): number {
    const { pid } = this.browser.process();
    if (pid === undefined) throw new Error(`The browser of ${this.name} is not running.`);
    return pid;
  }

  /** Chromium has one process for all of its network, WebRTC's datagrams included. */
  private networkProcess(): number {
    const lines = execFileSync('ps', ['-A', '-o', 'pid=,pgid=,args='], { encoding: 'utf8' });
    const own = lines
      .split('\n')
      .map((line) => /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line))
      .find((found) => Number(found?.[2]) === this.pid && found?.[3]?.includes('NetworkService'));
    if (!own) throw new Error(`The browser of ${this.name} has no process for its network.`);
    return Number(own[1]);
  }
}
