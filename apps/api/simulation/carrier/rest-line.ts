import type { InProcessSimulator, RestAnswer, RestRequest } from '@baton/twilio-simulator';
import type { Twilio } from 'twilio';
import type RequestClient from 'twilio/lib/base/RequestClient';
import type { TwilioTelephony } from '../../src/adapters/twilio/twilio-telephony';
import type { Lifeline } from '../time/lifeline';
import type { Dice } from '../time/dice';
import type { VirtualTime } from '../time/virtual-time';
import { isListening, type RestSlowness, type RestTrouble, type RestWeather } from './rest-weather';

type Adapter = Extract<
  RequestClient['axios']['defaults']['adapter'],
  (...given: never[]) => unknown
>;
type Config = Parameters<Adapter>[0];

/** How much later a carrier may do what it has said that it has done, in ms. */
const maxDelayMs = 3_000;

/** A request that the carrier has carried out. */
export interface Accepted {
  readonly request: RestRequest;
  readonly answer: RestAnswer;
}

/** The network between the desk and the carrier's REST API: it takes time, and it may break. */
export class RestLine {
  /** Told of everything that was carried out. */
  onAccepted: (accepted: Accepted) => void = () => undefined;
  /** Told of every request that goes wrong, and for how many ms its process will not know. */
  onTrouble: (trouble: RestTrouble | RestSlowness, ms: number) => void = () => undefined;
  /** Told of every request that was to have handed on what a page says, and has gone wrong. */
  onUnheard: (path: string) => void = () => undefined;
  requests = 0;
  /** How many of the requests only looked. */
  looks = 0;

  constructor(
    private readonly simulator: InProcessSimulator,
    private readonly time: VirtualTime,
    private readonly dice: Dice,
    readonly weather: RestWeather,
  ) {}

  /** Lets the official clients of one process speak over this line instead of a socket. */
  connect(telephony: TwilioTelephony, lifeline: Lifeline): void {
    const { client, looks } = telephony as unknown as Readonly<Record<'client' | 'looks', Twilio>>;
    for (const { httpClient } of [client, looks]) {
      httpClient.axios.defaults.adapter = async (config) => {
        await lifeline.pass();
        return lifeline.hearOf(this.carry(config));
      };
    }
  }

  private async carry(config: Config): ReturnType<Adapter> {
    this.requests += 1;
    const request = requestOf(config);
    if (request.method === 'GET') this.looks += 1;
    const path = request.url.split('?')[0] ?? '';
    const trouble = this.weather.strike(request.method, path);
    const patience = config.timeout ?? 30_000;
    const isFelt = trouble && !isListening(path);
    if (isFelt) this.onTrouble(trouble, feltFor(trouble, patience));
    else if (trouble) this.onUnheard(path);
    await this.time.pause(this.delay());
    const answer = trouble ? await this.fail(trouble, request, patience) : await this.ask(request);
    await this.time.pause(this.delay());
    if (isFelt) this.onTrouble(trouble, 0);
    const { status, headers, body } = answer;
    return { status, statusText: '', headers, data: body, config };
  }

  private async ask(request: RestRequest): Promise<RestAnswer> {
    const answer = await this.simulator.request(request);
    this.onAccepted({ request, answer });
    return answer;
  }

  private async fail(
    trouble: RestTrouble | RestSlowness,
    request: RestRequest,
    patience: number,
  ): Promise<RestAnswer> {
    switch (trouble) {
      case '429':
        return refusal(429, 20429, 'Too Many Requests');
      case '500':
        return refusal(500, 20500, 'Internal Server Error');
      case '503':
        return refusal(503, 20503, 'Service Unavailable');
      case '403':
        return refusal(403, 20003, 'Authenticate');
      case 'garbled': {
        const answer = await this.ask(request);
        return { ...answer, body: '<html><body>Welcome</body></html>' };
      }
      case 'html':
        return { status: 502, headers: {}, body: '<html><body>Bad gateway</body></html>' };
      case 'reset after accepting':
        await this.ask(request);
        break;
      case 'nothing after accepting':
        await this.ask(request);
        await this.time.pause(patience);
        break;
      case 'nothing':
        await this.time.pause(patience);
        break;
      case 'unreachable':
        break;
      case 'slow': {
        const answer = await this.ask(request);
        await this.time.pause(0.9 * patience);
        return answer;
      }
      case 'too slow':
        await this.ask(request);
        await this.time.pause(patience);
        break;
      case 'done later':
        this.time.after(maxDelayMs, () => void this.ask(request));
        return this.pretend(request);
      case 'never done':
        return this.pretend(request);
    }
    if (!isListening(request.url)) this.onTrouble(trouble, 0);
    throw Object.assign(new Error(`socket hang up (${trouble})`), { code: 'ECONNRESET' });
  }

  /** The answer says that it is done, and it is not. */
  private pretend(request: RestRequest): Promise<RestAnswer> {
    this.simulator.faults.rest.add({ path: request.url, does: 'ignore' });
    return this.simulator.request(request);
  }

  /** Mostly some tens of ms, now and then several hundred. */
  private delay(): number {
    const roll = this.dice.next('rest ms');
    return Math.ceil(roll < 0.95 ? 4 + roll * 40 : 100 + (roll - 0.95) * 6_000);
  }
}

/**
 * For so long a process will not know what has become of its request, or what it has asked for is
 * not so yet.
 */
function feltFor(trouble: RestTrouble | RestSlowness, patience: number): number {
  if (trouble === 'done later') return maxDelayMs;
  return trouble.startsWith('nothing') || trouble.endsWith('slow') ? patience : 0;
}

function requestOf(config: Config): RestRequest {
  const { params } = config as { readonly params?: Record<string, unknown> };
  const query = params
    ? `?${new URLSearchParams(params as Record<string, string>).toString()}`
    : '';
  const url = new URL(config.url ?? '');
  const headers = Object.entries(config.headers.toJSON());
  return {
    method: (config.method ?? 'get').toUpperCase(),
    url: url.pathname + query,
    headers: Object.fromEntries(
      headers.map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: typeof config.data === 'string' ? config.data : '',
  };
}

function refusal(status: number, code: number, message: string): RestAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, headers: {}, body: JSON.stringify({ code, message, more_info, status }) };
}
