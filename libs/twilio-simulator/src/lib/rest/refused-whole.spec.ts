import fc from 'fast-check';
import { ACCOUNT_SID, APPLICATION_SID, AUTH_TOKEN, DESK_NUMBER } from '../testing/bench';
import { CustomersRoom } from '../testing/customers-room';
import type { ScriptedCall } from '../phones/scripted-call';

type Field = readonly [name: string, value: string];

/** A change of the REST API: parameters that it takes, and each of them spoilt. */
interface Change {
  readonly path: () => string;
  readonly good: readonly Field[];
  readonly bad: readonly Field[];
}

const app = 'http://localhost:9/elsewhere';
const nowhere = 'nope';

let room: CustomersRoom;
let agent: ScriptedCall;
let ringing: string;
let numberSid: string;

beforeEach(async () => {
  room = await CustomersRoom.open();
  agent = await room.agentIn();
  room.bench.simulator.phones.client('ben');
  const { sid } = await room.bench.client.calls.create({
    ...{ to: 'client:ben', from: DESK_NUMBER, twiml: '<Response/>', timeout: 600 },
  });
  ringing = sid;
  numberSid = (await room.bench.client.incomingPhoneNumbers.list())[0]?.sid ?? '';
  await room.bench.simulator.settled();
});

afterEach(() => room.close());

const goodOrder: readonly Field[] = [
  ['Timeout', '20'],
  ['TimeLimit', '600'],
  ['StatusCallback', app],
  ['StatusCallbackMethod', 'GET'],
  ['StatusCallbackEvent', 'ringing'],
];
const badOrder: readonly Field[] = [
  ['To', ''],
  ['To', 'nobody'],
  ['To', '+15005550001'],
  ['From', '+12025550199'],
  ['Timeout', 'soon'],
  ['TimeLimit', '0'],
  ['StatusCallback', nowhere],
  ['StatusCallbackMethod', 'PUT'],
];
const voice: Pick<Change, 'good' | 'bad'> = {
  good: [
    ['FriendlyName', 'renamed'],
    ['VoiceUrl', app],
    ['VoiceMethod', 'GET'],
    ['VoiceFallbackUrl', app],
    ['StatusCallback', app],
    ['VoiceCallerIdLookup', 'true'],
  ],
  bad: [
    ['VoiceUrl', nowhere],
    ['VoiceMethod', 'PUT'],
    ['VoiceFallbackUrl', nowhere],
    ['VoiceFallbackMethod', 'PUT'],
    ['StatusCallback', nowhere],
    ['StatusCallbackMethod', 'PUT'],
    ['VoiceApplicationSid', `AP${'9'.repeat(32)}`],
  ],
};

const changes: Readonly<Record<string, Change>> = {
  'a participant': {
    path: () => `/Conferences/${room.conferenceSid}/Participants/${room.customer.sid}.json`,
    good: [
      ['Muted', 'true'],
      ['Hold', 'true'],
      ['HoldUrl', app],
      ['HoldMethod', 'POST'],
      ['EndConferenceOnExit', 'false'],
      ['BeepOnExit', 'true'],
      ['AnnounceUrl', app],
      ['WaitUrl', app],
    ],
    bad: [
      ['HoldUrl', nowhere],
      ['HoldMethod', 'PUT'],
      ['AnnounceUrl', nowhere],
      ['AnnounceMethod', 'PUT'],
      ['WaitUrl', nowhere],
      ['WaitMethod', 'PUT'],
      ['CallSidToCoach', `CA${'9'.repeat(32)}`],
      ['Coaching', 'true'],
    ],
  },
  'a new participant': {
    path: () => `/Conferences/${room.conferenceSid}/Participants.json`,
    good: [
      ['To', 'client:ben'],
      ['From', DESK_NUMBER],
      ...goodOrder,
      ['Label', 'third'],
      ['Muted', 'true'],
      ['WaitUrl', app],
      ['ConferenceStatusCallback', app],
    ],
    bad: [
      ...badOrder,
      ['Label', 'customer'],
      ['Label', 'a/b'],
      ['WaitUrl', nowhere],
      ['WaitMethod', 'PUT'],
      ['MaxParticipants', '1'],
      ['MaxParticipants', '2'],
      ['CallSidToCoach', `CA${'9'.repeat(32)}`],
      ['Coaching', 'true'],
      ['ConferenceStatusCallback', nowhere],
      ['ConferenceStatusCallbackMethod', 'PUT'],
    ],
  },
  'a new participant of a new conference': {
    path: () => '/Conferences/another/Participants.json',
    good: [['To', 'client:ben'], ['From', DESK_NUMBER], ...goodOrder, ['Label', 'first']],
    bad: [...badOrder, ['Label', 'a/b'], ['WaitUrl', nowhere], ['MaxParticipants', '1']],
  },
  'a conference': {
    path: () => `/Conferences/${room.conferenceSid}.json`,
    good: [
      ['Status', 'completed'],
      ['AnnounceUrl', app],
    ],
    bad: [
      ['Status', 'paused'],
      ['AnnounceUrl', nowhere],
      ['AnnounceMethod', 'PUT'],
    ],
  },
  'a new call': {
    path: () => '/Calls.json',
    good: [
      ['To', 'client:ben'],
      ['From', DESK_NUMBER],
      ['Url', app],
      ...goodOrder,
      ['FallbackUrl', app],
      ['SendDigits', '12#'],
    ],
    bad: [
      ...badOrder,
      ['Url', nowhere],
      ['Method', 'PUT'],
      ['FallbackUrl', nowhere],
      ['FallbackMethod', 'PUT'],
      ['SendDigits', 'abc'],
      ['ApplicationSid', `AP${'9'.repeat(32)}`],
    ],
  },
  'a call that talks': {
    path: () => `/Calls/${agent.sid}.json`,
    good: [
      ['Url', app],
      ['Status', 'completed'],
      ['TimeLimit', '1'],
      ['FallbackUrl', app],
      ['StatusCallback', app],
    ],
    bad: [
      ['Url', nowhere],
      ['Method', 'PUT'],
      ['Status', 'paused'],
      ['TimeLimit', '0'],
      ['FallbackUrl', nowhere],
      ['FallbackMethod', 'PUT'],
      ['StatusCallback', nowhere],
      ['StatusCallbackMethod', 'PUT'],
    ],
  },
  'a call that rings': {
    path: () => `/Calls/${ringing}.json`,
    good: [
      ['StatusCallback', app],
      ['FallbackUrl', app],
      ['TimeLimit', '1'],
    ],
    // Only a call that has been answered can be given another document.
    bad: [
      ['Url', app],
      ['Twiml', '<Response/>'],
      ['Twiml', '<Response>'],
      ['Status', 'paused'],
    ],
  },
  'a number': { path: () => `/IncomingPhoneNumbers/${numberSid}.json`, ...voice },
  'an application': { path: () => `/Applications/${APPLICATION_SID}.json`, ...voice },
  'a message to a client': {
    path: () => `/Calls/${agent.sid}/UserDefinedMessages.json`,
    good: [['IdempotencyKey', '1']],
    bad: [
      ['Content', ''],
      ['Content', '{'],
    ],
  },
  'a subscription to messages': {
    path: () => `/Calls/${agent.sid}/UserDefinedMessageSubscriptions.json`,
    good: [['Callback', app]],
    bad: [
      ['Callback', nowhere],
      ['Method', 'PUT'],
    ],
  },
};

function rest(path: string, fields?: readonly Field[]): Promise<Response> {
  const credentials = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64');
  return fetch(`${room.bench.simulator.url}/2010-04-01/Accounts/${ACCOUNT_SID}${path}`, {
    headers: { Authorization: `Basic ${credentials}` },
    ...(fields && { method: 'POST', body: new URLSearchParams(fields.map(([...one]) => one)) }),
  });
}

/**
 * Everything that can be seen of the account: its resources, who hears what, and what was reported.
 */
async function everything(): Promise<unknown> {
  const { simulator, media } = room.bench;
  // The requests themselves are on record, refused or not.
  const state = { ...simulator.state(), requests: [] };
  const resources = ['/IncomingPhoneNumbers.json', '/Applications.json'];
  const shown = await Promise.all(resources.map(async (path) => (await rest(path)).json()));
  return { state, shown, hearing: [...media.hearing] };
}

describe.each(Object.entries(changes))('a refused request for %s', (_what, change) => {
  it('changes nothing, reports nothing and lets nobody hear anything else', async () => {
    const { bad, good, path } = change;
    const before = await everything();
    await fc.assert(
      fc.asyncProperty(fc.subarray([...good]), fc.constantFrom(...bad), async (some, spoilt) => {
        // Without these it would be refused for what is missing, not for what is wrong.
        const needed = good.filter(([name]) => ['To', 'From', 'Callback'].includes(name));
        const fields = [...new Map([...needed, ...some, spoilt])];
        const { status } = await rest(path(), fields);
        expect({ fields, status }).toEqual({ fields, status: 400 });
        await room.bench.simulator.settled();
        expect(await everything()).toEqual(before);
      }),
      { numRuns: 30 },
    );
    // Nor has anybody been written down who would be told later.
    for (const { sid } of await room.bench.client.calls.list()) {
      await room.bench.client.calls(sid).update({ status: 'completed' });
    }
    await room.bench.simulator.settled();
    const told = room.bench.simulator.deliveries.all().map(({ url }) => url);
    expect(told).not.toContain(app);
  }, 30_000);
});

describe('after a refused hold', () => {
  it('a hold is carried out and reported as if nothing had been asked', async () => {
    const customer = room.participant('customer');
    await expect(customer.update({ hold: true, holdUrl: nowhere })).rejects.toMatchObject({
      ...{ status: 400, code: 21205 },
    });
    expect(await customer.fetch()).toMatchObject({ hold: false });
    expect(await customer.update({ hold: true })).toMatchObject({ hold: true });
    expect(await room.eventsNamed('participant-hold')).toHaveLength(1);
  });
});
