import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { type DeclaredRoute, declaredRoutes } from '../testing/declared-routes';
import { CustomerOnTheLine } from '../testing/customer';
import { Desk } from '../testing/desk';
import { exampleOf } from '../testing/examples';
import { carrierPaths } from './allowed-methods';
import { routesOf } from './routes';

/** What people, carriers and attackers write, and a database may not be able to keep. */
const awkward: readonly unknown[] = [
  ...['', ' ', '\0', 'a\0b', '\ud800', 'a\udc00', '\ufffe', '\u202e321+'],
  ...['e\u0301'.repeat(30), '\u{1f469}\u200d\u{1f4bb}'.repeat(40), 'x'.repeat(10_000)],
  ...['%00', '\r\nX: y', '__proto__', 'NaN', '-'.repeat(36)],
  ...[-1, 1.5, 2 ** 31, 2 ** 53, 1e308, null, true, [], {}, ['a', 'b'], { a: { '\0': 1 } }],
];

/** A place in a request where a value can be put. */
interface Place {
  readonly in: 'path' | 'query' | 'body';
  /** The way to it; none is all of the body. */
  readonly steps: readonly string[];
}

/** A request, before something awkward is put into it. */
interface Draft {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  readonly body: unknown;
}

/*
 * Real: the whole API, PostgreSQL, a call that is talked on. Not real: the carrier, which records.
 */
describe('awkward values', () => {
  let desk: Desk;
  let origin: string;
  let routes: DeclaredRoute[];
  let known: Record<string, unknown> = {};
  let faults: unknown[][];
  beforeAll(async () => {
    desk = await Desk.open();
    routes = declaredRoutes(desk.app);
    origin = `http://localhost:${(desk.app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => desk.stop());
  beforeEach(() => {
    jest.spyOn(Logger.prototype, 'error').mockImplementation((...line) => void faults.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  const isCarriers = ({ path }: DeclaredRoute) =>
    carrierPaths.some((prefix) => path.startsWith(prefix));

  /** A desk with a call, and what things are called there. */
  const situations = {
    'an agent talks, and consults another': async () => {
      await desk.signsInAvailable('agent1', 'agent2');
      const customer = await desk.customerCalls();
      await customer.getsAnsweredBy('agent1');
      const { order, sid } = desk.telephony.ringOf('agent1');
      await customer.startTransfer('agent1', 'agent2', 'consult');
      const { transfer } = await customer.viewOf('agent1');
      return { ...namesOf(customer, order), transferId: transfer?.id, CallSid: sid };
    },
    'an agent has talked': async () => {
      await desk.signsInAvailable('agent1');
      const customer = await desk.customerCalls();
      await customer.getsAnsweredBy('agent1');
      await customer.wish('agent1', 'end');
      return { ...namesOf(customer, desk.telephony.ringOf('agent1').order), CallSid: customer.sid };
    },
    'a message is left': async () => {
      await desk.signIn('agent1');
      const customer = await desk.customerCalls();
      await customer.waitsUntilAsked();
      await customer.presses('2');
      return { ...namesOf(customer, { callId: await customer.id() }), CallSid: customer.sid };
    },
    'a new customer calls': async () => {
      await desk.signIn('agent1');
      return namesOf(new CustomerOnTheLine(desk));
    },
  };
  const namesOf = (
    { sid, roomSid }: CustomerOnTheLine,
    { callId, legId }: { callId?: string; legId?: string } = {},
  ): Record<string, unknown> => ({
    ...(callId && { callId }),
    ...(legId && { legId, leg: legId, ParticipantLabel: legId }),
    conferenceId: sid,
    CallSid: sid,
    ConferenceSid: roomSid,
    CallStatus: 'in-progress',
    StatusCallbackEvent: 'participant-mute',
    agentId: 'agent1',
    disposition: 'Solved',
  });

  const draftFor = ({ takes }: DeclaredRoute): Draft => {
    const some = (source: string) =>
      Object.fromEntries(
        takes
          .filter((taken) => taken.source === source && taken.name !== undefined)
          .map(({ name = '', schema }) => [
            name,
            known[name] ?? (schema ? exampleOf(schema, known) : 'x'),
          ]),
      );
    const body = takes.find(({ source }) => source === 'body')?.schema;
    return { path: some('path'), query: some('query'), body: body && exampleOf(body, known) };
  };

  const placesIn = ({ path, query, body }: Draft): Place[] => {
    const below = (value: unknown, steps: readonly string[]): Place[] => [
      { in: 'body', steps },
      ...(typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, one]) => below(one, [...steps, name]))
        : []),
    ];
    return [
      ...Object.keys(path).map((name): Place => ({ in: 'path', steps: [name] })),
      ...Object.keys(query).map((name): Place => ({ in: 'query', steps: [name] })),
      ...(body === undefined ? [] : below(body, [])),
    ];
  };

  /**
   * Puts a value at a place. A value that stands higher up may have taken the place away: it stays.
   */
  const put = (into: unknown, [step, ...steps]: readonly string[], value: unknown): unknown => {
    if (step === undefined) {
      return value;
    }
    return typeof into === 'object' && into !== null
      ? { ...into, [step]: put((into as Record<string, unknown>)[step], steps, value) }
      : into;
  };

  const changed = (draft: Draft, place: Place, value: unknown): Draft => ({
    ...draft,
    [place.in]: put(draft[place.in], place.steps, value),
  });

  /** Sends it as an agent, or signed as the carrier; answers with the status. */
  const send = async (route: DeclaredRoute, { path, query, body }: Draft): Promise<number> => {
    const asked = fieldsOf(query).toString();
    const steps = route.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(textOf(path[name]).toWellFormed()),
    );
    const address = asked ? `${steps}?${asked}` : steps;
    const form = fieldsOf(Object(body) as object);
    const signature = getExpectedTwilioSignature(
      desk.environment.TWILIO_AUTH_TOKEN,
      desk.environment.PUBLIC_BASE_URL + address,
      Object.fromEntries(form),
    );
    const answer = await fetch(origin + address, {
      method: route.method.toUpperCase(),
      ...(isCarriers(route)
        ? {
            headers: { 'X-Twilio-Signature': signature },
            ...(route.method === 'post' && { body: form }),
          }
        : {
            headers: {
              Authorization: `Bearer ${desk.tokenOf('agent1')}`,
              'Content-Type': 'application/json',
            },
            ...(body !== undefined && { body: JSON.stringify(body) }),
          }),
    });
    await answer.arrayBuffer();
    return answer.status;
  };

  /** What is wrong with how a request is answered, if anything. */
  const faultOf = async (route: DeclaredRoute, draft: Draft): Promise<string | null> => {
    faults = [];
    let status = await send(route, draft);
    // An earlier value has signed the agent out.
    if (status === 401) {
      await desk.signIn('agent1');
      status = await send(route, draft);
    }
    if (status < 500 && faults.length === 0) return null;
    return `${status} ${route.method} ${route.path} ${JSON.stringify(draft)} ${faults.flat().map(String).join()}`;
  };

  it('are sent to every route', () => {
    const served = routesOf(desk.app as unknown as NestExpressApplication)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !/\/api\/docs|splat/.test(route));
    const declared = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect([...new Set(declared)].sort()).toEqual([...new Set(served)].sort());
  });

  /** Whether the call is there still, whatever has been sent about it. */
  const isUnderWay = async () => {
    const { callId } = known;
    const call = typeof callId === 'string' && (await desk.calls.find(callId));
    return !!call && call.state !== 'ended';
  };

  /** Sends every awkward value in every place of a request; answers with what went wrong. */
  const faultsOf = async (route: DeclaredRoute, draft: Draft): Promise<string[]> => {
    const found: string[] = [];
    for (const place of placesIn(draft)) {
      // An address is made of ids, which a few values tell as well as many.
      for (const value of place.in === 'path' ? awkward.slice(0, 8) : awkward) {
        const fault = await faultOf(route, changed(draft, place, value));
        if (fault) found.push(fault.slice(0, 400));
      }
    }
    return found;
  };

  it('in any one place of a request cause no internal error and park no caller', async () => {
    const found: string[] = [];
    for (const route of routes) {
      if (!(await isUnderWay())) {
        await desk.clear();
        known = await situations['an agent talks, and consults another']();
      }
      found.push(...(await faultsOf(route, draftFor(route))));
    }
    expect(found).toEqual([]);
  }, 600_000);

  it.each(Object.entries(situations).slice(1))(
    'are none either where something is possible that was not before: %s',
    async (_, begin) => {
      const found: string[] = [];
      for (const route of routes) {
        if (placesIn(draftFor(route)).every((place) => place.in === 'path')) continue;
        await desk.clear();
        known = await begin();
        const draft = draftFor(route);
        if ((await send(route, draft)) < 300) found.push(...(await faultsOf(route, draft)));
      }
      expect(found).toEqual([]);
    },
    600_000,
  );

  it('in several places at once cause no internal error', async () => {
    await desk.clear();
    known = await situations['an agent talks, and consults another']();
    const text = fc.oneof(
      fc.constantFrom(...awkward),
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.maxSafeInteger(),
    );
    const cases = fc.constantFrom(...routes).chain((route) => {
      const places = placesIn(draftFor(route));
      return fc.tuple(
        fc.constant(route),
        fc
          .subarray(places)
          .chain((some) => fc.tuple(...some.map((place) => fc.tuple(fc.constant(place), text)))),
      );
    });
    await fc.assert(
      fc.asyncProperty(cases, async ([route, values]) => {
        const draft = values.reduce(
          (all, [place, value]) => changed(all, place, value),
          draftFor(route),
        );
        expect(await faultOf(route, draft)).toBeNull();
      }),
      { numRuns: 200 },
    );
  }, 300_000);
});

const fieldsOf = (fields: object) =>
  new URLSearchParams(
    Object.entries(fields).map(([name, one]): [string, string] => [name, textOf(one)]),
  );

/** What stands for nothing in JSON is left empty. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
