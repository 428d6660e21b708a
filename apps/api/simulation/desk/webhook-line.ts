import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attempt, type AttemptAnswer, AttemptFailure } from '@baton/twilio-simulator';
import type { ApiProcess, DeskAnswer } from './api-process';
import { environment } from '../environment';
import type { Dice } from '../time/dice';
import type { VirtualTime } from '../time/virtual-time';
import { isAboutRoom, isReport, oddly, type Oddity } from '../carrier/odd-reports';

/** A webhook that has reached the desk. */
export interface Arrival {
  /** Ms since the history began. */
  readonly at: number;
  readonly path: string;
  readonly form: URLSearchParams;
}

/**
 * The product's sources; a bundle of the simulation lies elsewhere, and is run from the checkout.
 */
const beside = join(__dirname, '..', '..', 'src');
const sources = existsSync(join(beside, 'audio')) ? beside : join('apps', 'api', 'src');
const audio = new Map<string, Buffer>();

/**
 * The network between the carrier and the desk's webhooks: it takes time, and connections break
 * when a process dies.
 */
export class WebhookLine {
  /** Told of what the desk answered. */
  onAnswer: (arrival: Arrival, answer: DeskAnswer) => void = () => undefined;
  /** What was carried, for those who want to replay it. */
  readonly carried: Attempt[] = [];
  deliveries = 0;
  private readonly odd: Oddity[] = [];
  /** How many of the next answers do not come back. */
  answersToLose = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly dice: Dice,
    private readonly pick: () => ApiProcess | null,
  ) {}

  /** Lets the next reports that fit be odd. */
  expectOdd(oddity: Oddity, times: number): void {
    this.odd.push(...Array<Oddity>(times).fill(oddity));
  }

  /** From now on everything is as it should be. */
  calmDown(): void {
    this.odd.length = 0;
    this.answersToLose = 0;
  }

  /** Carries a webhook to the desk, as the simulator's transport. */
  readonly carry = (attempt: Attempt): Promise<AttemptAnswer> => {
    const [oddity] = this.odd;
    if (!oddity || !isReport(attempt)) return this.bring(attempt);
    if (oddity === 'of another room' && !isAboutRoom(attempt)) return this.bring(attempt);
    this.odd.shift();
    const odd = oddly(attempt, oddity, environment.TWILIO_AUTH_TOKEN);
    if (oddity !== 'of another room') return this.bring(odd);
    // Beside the one about this room.
    this.bring(odd).catch(() => undefined);
    return this.bring(attempt);
  };

  /** Carries a webhook as it is; anybody may send it. */
  async bring(attempt: Attempt): Promise<AttemptAnswer> {
    this.deliveries += 1;
    await this.time.pause(this.delay());
    const process = this.pick();
    const { host, pathname, search, searchParams } = new URL(attempt.url);
    if (!process) throw new AttemptFailure(11205, `${host} refuses connections`, 'ct');
    if (pathname.startsWith('/audio/')) return file(pathname);
    if (attempt.method === 'POST') this.carried.push(attempt);

    const arrival = {
      at: this.time.elapsed,
      path: pathname,
      form: new URLSearchParams(attempt.body),
    };
    const answer = await this.within(attempt, process, () =>
      process.answer({
        method: attempt.method,
        path: pathname,
        query: Object.fromEntries(searchParams),
        originalUrl: pathname + search,
        headers: lowerCased(attempt.headers),
        body: attempt.body,
        params: {},
        ip: '203.0.113.7',
      }),
    );
    this.onAnswer(arrival, answer);
    if (!isReport(attempt) && this.losesAnswer()) {
      throw new AttemptFailure(11200, `${host} reset the connection`, null);
    }
    await this.time.pause(this.delay());
    const body = answer.bytes ?? Buffer.from(answer.body);
    return { status: answer.status, headers: answer.headers, body };
  }

  /** How long the carrier waits. It knows at once when the process dies. */
  private within(
    { url, patience, deadline }: Attempt,
    { lifeline }: ApiProcess,
    ask: () => Promise<DeskAnswer>,
  ): Promise<DeskAnswer> {
    return new Promise((resolve, reject) => {
      const fail = (failure: AttemptFailure) => reject(failure);
      const stop = this.time.after(patience.readTimeoutMs, () =>
        fail(new AttemptFailure(11200, `${url} did not answer in time`, 'rt')),
      );
      deadline.addEventListener('abort', () =>
        fail(new AttemptFailure(11200, `${url} did not answer in time`, null)),
      );
      lifeline.onDeath(() => fail(new AttemptFailure(11200, `${url} broke the connection`, null)));
      ask().then((answer) => {
        stop();
        resolve(answer);
      }, reject);
    });
  }

  /**
   * Also twice in a row: the document that the carrier keeps for the customer leads back to the
   * desk until it is heard.
   */
  private losesAnswer(): boolean {
    if (this.answersToLose === 0) return false;
    this.answersToLose -= 1;
    return true;
  }

  private delay(): number {
    const roll = this.dice.next('webhook ms');
    return Math.ceil(2 + roll * 30);
  }
}

function file(path: string): AttemptAnswer {
  const known = audio.get(path) ?? readFileSync(join(sources, path));
  audio.set(path, known);
  return {
    status: 200,
    headers: { 'content-type': 'audio/wav', 'cache-control': 'public, max-age=86400' },
    body: known,
  };
}

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
