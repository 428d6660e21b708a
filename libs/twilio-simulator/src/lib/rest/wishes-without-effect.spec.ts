import { ACCOUNT_SID, AUTH_TOKEN, CUSTOMER_NUMBER, DESK_NUMBER } from '../testing/bench';
import { startBench, twiml, type Bench } from '../testing/bench';
import { endpointOf } from '../description/rest-description';

let bench: Bench;

beforeAll(async () => {
  bench = await startBench();
  bench.application.answers('/voice', twiml('<Dial><Conference>room</Conference></Dial>'));
});

afterAll(() => bench.stop());

type Fields = Readonly<Record<string, string>>;

async function post(path: string, fields: Fields) {
  const credentials = Buffer.from(`${ACCOUNT_SID}:${AUTH_TOKEN}`).toString('base64');
  const response = await fetch(
    `${bench.simulator.url}/2010-04-01/Accounts/${ACCOUNT_SID}${path}.json`,
    {
      ...{ method: 'POST', body: new URLSearchParams(fields) },
      headers: { Authorization: `Basic ${credentials}` },
    },
  );
  expect({ fields, status: response.status }).toMatchObject({
    status: response.ok ? response.status : 0,
  });
}

/** What the newest request is warned of. */
function warned(): readonly string[] {
  const [request] = bench.simulator.state().requests;
  expect(request?.warnings.every(({ code }) => code === 20501)).toBe(true);
  return request?.warnings.map(({ message }) => message.split(' ', 1)[0] ?? '') ?? [];
}

/** Something that the parameter can be. */
function valueOf(name: string): string {
  if (/(?:Url|Callback)$/.test(name)) return `${bench.application.url}/told`;
  if (name.endsWith('Method')) return 'GET';
  if (name.endsWith('Event')) return 'completed';
  if (/(?:Timeout|TimeLimit|Threshold|MaxParticipants)$/.test(name)) return '30';
  return name === 'SendDigits' ? '1' : 'true';
}

/** The parameters that Twilio has and that have no effect here. */
async function without(path: string, needed: Fields): Promise<readonly string[]> {
  const names = endpointOf(`/Accounts/AC1${path}.json`)?.methods['POST'] ?? [];
  expect(names).not.toHaveLength(0);
  const found: string[] = [];
  for (const name of names) {
    if (name in needed || ['ApplicationSid', 'Coaching', 'CallSidToCoach'].includes(name)) continue;
    await post(path, { [name]: valueOf(name), ...needed });
    found.push(...warned());
  }
  return found.sort();
}

const parties = { To: 'client:ada', From: DESK_NUMBER };
const ofBoth = [
  ...['Byoc', 'CallReason', 'CallToken', 'CallerId', 'ClientNotificationUrl', 'MachineDetection'],
  ...['MachineDetectionSilenceTimeout', 'MachineDetectionSpeechEndThreshold'],
  ...['MachineDetectionSpeechThreshold', 'MachineDetectionTimeout', 'Passports', 'Record'],
  ...['RecordingChannels', 'RecordingConfigurationId', 'RecordingStatusCallback'],
  ...['RecordingStatusCallbackEvent', 'RecordingStatusCallbackMethod', 'RecordingTrack'],
  ...['SipAuthPassword', 'SipAuthUsername', 'Trim'],
];

describe('a parameter without an effect', () => {
  it('is told, each one, when a call is created', async () => {
    const url = `${bench.application.url}/voice`;
    const found = await without('/Calls', { ...parties, Url: url });
    const ofCalls = ['AsyncAmd', 'AsyncAmdStatusCallback', 'AsyncAmdStatusCallbackMethod'];
    expect(found).toEqual([...ofBoth, ...ofCalls].sort());
  });

  it('is told, each one, when a participant is created', async () => {
    const ofParticipants = [
      ...['AmdStatusCallback', 'AmdStatusCallbackMethod', 'CallerDisplayName', 'ConferenceRecord'],
      ...['ConferenceRecordingStatusCallback', 'ConferenceRecordingStatusCallbackEvent'],
      ...['ConferenceRecordingStatusCallbackMethod', 'ConferenceTrim', 'EmergencyAddress'],
      ...['EmergencyCallerLocation', 'EmergencyCallerPosition', 'EmergencyCity'],
      ...['EmergencyCountry', 'EmergencyName', 'EmergencyState', 'EmergencyZipCode'],
      ...['JitterBufferSize', 'Region'],
    ];
    const found = await without('/Conferences/another/Participants', parties);
    expect(found).toEqual([...ofBoth, ...ofParticipants].sort());
  });

  it.each([
    ['a call', () => `/Calls/${caller}`],
    ['a participant', () => `/Conferences/${conference}/Participants/${caller}`],
  ])('is none of those by which %s is updated', async (_what, path) => {
    await open();
    const names = endpointOf(`/Accounts/AC1${path()}.json`)?.methods['POST'] ?? [];
    const sound = names.filter(
      (name) => !['Status', 'Coaching', 'CallSidToCoach', 'Twiml'].includes(name),
    );
    await post(path(), Object.fromEntries(sound.map((name) => [name, valueOf(name)])));
    expect(warned()).toEqual([]);
  });

  it('stands at the call, too, once for each request', async () => {
    await post('/Calls', { ...parties, Twiml: '<Response/>', Record: 'true', CallReason: 'why' });
    expect(bench.simulator.state().calls[0]?.warnings).toMatchObject([
      { code: 20501, message: 'Record has no effect in this simulator' },
      { code: 20501, message: 'CallReason has no effect in this simulator' },
    ]);
  });

  it('is told of numbers, applications and lists', async () => {
    const [number] = await bench.client.incomingPhoneNumbers.list({ beta: true, origin: 'twilio' });
    expect(warned()).toEqual(['Beta', 'Origin']);
    await bench.client
      .incomingPhoneNumbers(number?.sid ?? '')
      .update({ smsUrl: `${bench.application.url}/sms`, voiceCallerIdLookup: true });
    expect([...warned()].sort()).toEqual(['SmsUrl', 'VoiceCallerIdLookup']);
  });

  it('is told of a flag that is neither true nor false', async () => {
    const who = { ...parties, Label: 'neither' };
    await post('/Conferences/flags/Participants', { ...who, Muted: 'maybe', EarlyMedia: 'FALSE' });
    expect(warned()).toEqual(['Muted']);
  });

  it('is none that asks for nothing', async () => {
    await post('/Calls', {
      ...parties,
      Twiml: '<Response/>',
      Record: 'false',
      MachineDetection: '',
    });
    expect(warned()).toEqual([]);
  });
});

let caller = '';
let conference = '';

/** Somebody is alone in a conference. */
async function open(): Promise<void> {
  const call = bench.simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
  await call.waitsUntilAnswered();
  await bench.simulator.settled();
  const [room] = await bench.client.conferences.list({
    friendlyName: 'room',
    status: 'in-progress',
  });
  [caller, conference] = [call.sid, room?.sid ?? ''];
}
