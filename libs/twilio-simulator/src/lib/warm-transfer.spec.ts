import { validateRequest } from 'twilio';
import {
  AUTH_TOKEN,
  CUSTOMER_NUMBER,
  DESK_NUMBER,
  startBench,
  twiml,
  type Bench,
} from './testing/bench';

let bench: Bench;

beforeEach(async () => {
  bench = await startBench();
  const { application } = bench;
  const events = 'start end join leave mute hold modify announcement';
  const room = (attributes: string) =>
    twiml(
      `<Dial action="/after"><Conference ${attributes} statusCallback="/events" statusCallbackEvent="${events}" waitUrl="/wait">room-1</Conference></Dial>`,
    );
  application.answers('/voice', room('startConferenceOnEnter="false" endConferenceOnExit="true"'));
  application.answers('/agent', room('beep="false"'));
  application.answers('/wait', twiml('<Say>Welcome</Say>', '<Play loop="0">/music.wav</Play>'));
  application.answers('/after', twiml());
  application.answers('/music.wav', { headers: { 'Content-Type': 'audio/wav' }, body: 'RIFF' });
  application.answers('/hold', {
    headers: { 'Content-Type': 'text/xml' },
    body: twiml('<Play loop="0">/music.wav</Play>'),
  });
});

afterEach(() => bench.stop());

describe('a customer who is handed from one agent to another', () => {
  it('waits with music, talks, is held, talks to the second agent, and ends the room by hanging up', async () => {
    const { application, client, clock, simulator } = bench;
    const ada = simulator.phones.client('ada');
    const ben = simulator.phones.client('ben');
    const customer = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);

    await customer.waitsUntilAnswered();
    await clock.advance(5_000);
    expect(customer.hears()).toMatchObject({ kind: 'sound', loop: true });

    const order = (identity: string) => ({
      to: `client:${identity}?leg=7`,
      from: DESK_NUMBER,
      url: `${application.url}/agent`,
      statusCallback: `${application.url}/leg`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    const created = await client.calls.create(order('ada'));
    expect(created.status).toBe('queued');
    const adaCall = await ada.rings();
    expect(adaCall.incoming).toMatchObject({ from: DESK_NUMBER, params: { leg: '7' } });
    adaCall.answer();
    await customer.hearsMixOf(adaCall);
    await adaCall.hearsMixOf(customer);

    const { form } = await application.gets(
      '/events',
      (event) => event['StatusCallbackEvent'] === 'conference-start',
    );
    const conference = client.conferences(form['ConferenceSid'] ?? '');
    await conference
      .participants(customer.sid)
      .update({ hold: true, holdUrl: `${application.url}/hold` });
    await customer.hearsWhat((hearing) => hearing.kind === 'sound');
    expect(adaCall.hears()).toEqual({ kind: 'silence' });

    await client.calls.create(order('ben'));
    const benCall = await ben.rings();
    benCall.answer();
    await adaCall.hearsMixOf(benCall);

    await conference.participants(customer.sid).update({ hold: false });
    await customer.hearsMixOf(adaCall, benCall);
    adaCall.hangUp();
    await customer.hearsMixOf(benCall);
    await benCall.hearsMixOf(customer);

    customer.hangUp();
    await benCall.waitsUntilOver();
    await simulator.settled();
    expect(
      application
        .forms('/events')
        .map((event) => event['StatusCallbackEvent'])
        .sort(),
    ).toEqual([
      'conference-end',
      'conference-start',
      'participant-hold',
      'participant-join',
      'participant-join',
      'participant-join',
      'participant-leave',
      'participant-leave',
      'participant-leave',
      'participant-unhold',
    ]);
    expect(
      application.forms('/leg').filter((leg) => leg['CallStatus'] === 'completed'),
    ).toHaveLength(2);
  });

  it('is announced by webhooks that the official validator accepts', async () => {
    const { application, simulator } = bench;
    const customer = simulator.phones.customer(CUSTOMER_NUMBER).call(DESK_NUMBER);
    await customer.waitsUntilAnswered();
    await simulator.settled();

    for (const webhook of application.received.filter(({ method }) => method === 'POST')) {
      const signature = webhook.headers['x-twilio-signature'];
      const url = application.url + webhook.path;
      expect(validateRequest(AUTH_TOKEN, String(signature), url, webhook.form)).toBe(true);
    }
    expect(application.to('/voice')[0]?.form).toMatchObject({
      CallSid: customer.sid,
      From: CUSTOMER_NUMBER,
      To: DESK_NUMBER,
      CallStatus: 'ringing',
      Direction: 'inbound',
    });
    expect(application.to('/wait')[0]?.form).toMatchObject({ CallStatus: 'in-progress' });
  });
});
