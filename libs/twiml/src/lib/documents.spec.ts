import { agentJoins, customerEntersRoom, customerHasLeftRoom } from './room';
import {
  agentIsNotNeeded,
  callIsUnknown,
  farewell,
  farewellUntilCalledBack,
  farewellWithMessage,
  farewellWithoutAgent,
  farewellWithoutMessage,
  hangUp,
} from './goodbye';
import { agentHoldsOn, partyWaits } from './lobby';
import {
  customerHearsHoldMusic,
  customerIsParked,
  customerIsReconnected,
  customerWaits,
} from './waiting';
import { customerIsAsked, customerLeavesMessage } from './way-out';

const room = { name: 'CA00000000000000000000000000000001', events: 'https://desk.example/events' };
const music = 'https://desk.example/audio/wait-music.wav';
const again = 'https://desk.example/conference/wait?callId=1&x=2';
const leadIns = {
  begins: (seconds: number) => `https://desk.example/heard?part=0&lasts=${seconds}`,
  musicBegins: 'https://desk.example/heard?part=1',
};

const documents = {
  customerEntersRoom: customerEntersRoom({
    room,
    wait: again,
    after: 'https://desk.example/after?entry=1',
  }),
  agentJoins: agentJoins({ room, label: 'leg-1' }),
  customerHasLeftRoom: customerHasLeftRoom({ after: 'https://desk.example/after?entry=1' }),
  agentHoldsOn: agentHoldsOn({ again }),
  partyWaits: partyWaits({ music, again }),
  'customerWaits, welcomed': customerWaits({
    ...leadIns,
    music,
    again,
    isNew: true,
    position: 1,
    minutes: null,
  }),
  'customerWaits, third': customerWaits({
    music,
    again,
    isNew: false,
    position: 3,
    minutes: 4,
  }),
  customerHearsHoldMusic: customerHearsHoldMusic({ ...leadIns, music, again }),
  'customerIsReconnected, waited for': customerIsReconnected({
    ...leadIns,
    music,
    again,
    now: 'agent-expected',
  }),
  'customerIsReconnected, colleague': customerIsReconnected({
    ...leadIns,
    music,
    again,
    now: 'colleague-rung',
  }),
  'customerIsReconnected, queued': customerIsReconnected({
    ...leadIns,
    music,
    again,
    now: { position: 1 },
  }),
  'customerIsReconnected, found': customerIsReconnected({
    ...leadIns,
    music,
    again,
    now: 'agent-found',
  }),
  customerIsParked: customerIsParked({ music, again }),
  'customerIsAsked, with a number': customerIsAsked({
    choice: 'https://desk.example/choice?entry=2',
    canBeCalledBack: true,
    music,
  }),
  'customerIsAsked, without one': customerIsAsked({
    choice: 'https://desk.example/choice?entry=2',
    canBeCalledBack: false,
    music,
  }),
  customerLeavesMessage: customerLeavesMessage({
    done: 'https://desk.example/message',
    recorded: 'https://desk.example/recording#rc=3',
    silent: 'https://desk.example/silence?times=1',
    isRepeated: false,
  }),
  farewell: farewell(),
  farewellUntilCalledBack: farewellUntilCalledBack(),
  farewellWithMessage: farewellWithMessage(),
  farewellWithoutMessage: farewellWithoutMessage(),
  farewellWithoutAgent: farewellWithoutAgent(),
  callIsUnknown: callIsUnknown(),
  'agentIsNotNeeded, late': agentIsNotNeeded('ring-withdrawn'),
  hangUp: hangUp(),
};

describe('the documents that we serve', () => {
  it('are these, to the letter', () => {
    expect(documents).toMatchInlineSnapshot(`
      {
        "agentHoldsOn": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>The desk is out of order. Please hold on.</Say><Pause length="2"/><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "agentIsNotNeeded, late": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>You are no longer needed on this call.</Say><Hangup/></Response>",
        "agentJoins": "<?xml version="1.0" encoding="UTF-8"?><Response><Dial><Conference beep="false" statusCallback="https://desk.example/events" statusCallbackMethod="POST" statusCallbackEvent="start end join leave" participantLabel="leg-1" startConferenceOnEnter="true" endConferenceOnExit="false" waitUrl="">CA00000000000000000000000000000001</Conference></Dial></Response>",
        "callIsUnknown": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>We are sorry, we can no longer find your call. Please call us again.</Say><Hangup/></Response>",
        "customerEntersRoom": "<?xml version="1.0" encoding="UTF-8"?><Response><Dial action="https://desk.example/after?entry=1" method="POST"><Conference beep="false" statusCallback="https://desk.example/events" statusCallbackMethod="POST" statusCallbackEvent="start end join leave" participantLabel="customer" startConferenceOnEnter="false" endConferenceOnExit="true" waitUrl="https://desk.example/conference/wait?callId=1&amp;x=2" waitMethod="POST">CA00000000000000000000000000000001</Conference></Dial></Response>",
        "customerHasLeftRoom": "<?xml version="1.0" encoding="UTF-8"?><Response><Redirect method="POST">https://desk.example/after?entry=1</Redirect></Response>",
        "customerHearsHoldMusic": "<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://desk.example/heard?part=1</Play><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerIsAsked, with a number": "<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="https://desk.example/choice?entry=2" method="POST" input="dtmf" numDigits="1" timeout="1"><Say>We are sorry that you are still waiting. Nobody is free yet.</Say><Say>To be called back, on the number that you are calling from, press 1.</Say><Say>To leave a message, press 2.</Say><Say>To go on waiting, press any other key or stay on the line. You keep your place.</Say><Play>https://desk.example/audio/wait-music.wav</Play></Gather><Redirect method="POST">https://desk.example/choice?entry=2</Redirect></Response>",
        "customerIsAsked, without one": "<?xml version="1.0" encoding="UTF-8"?><Response><Gather action="https://desk.example/choice?entry=2" method="POST" input="dtmf" numDigits="1" timeout="1"><Say>We are sorry that you are still waiting. Nobody is free yet.</Say><Say>To leave a message, press 2.</Say><Say>To go on waiting, press any other key or stay on the line. You keep your place.</Say><Play>https://desk.example/audio/wait-music.wav</Play></Gather><Redirect method="POST">https://desk.example/choice?entry=2</Redirect></Response>",
        "customerIsParked": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>We are sorry, we are having trouble at our end. Please stay on the line while we try again.</Say><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerIsReconnected, colleague": "<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://desk.example/heard?part=0&amp;lasts=10</Play><Say>We are sorry, the connection to your agent was lost. Please stay on the line. We are calling a colleague for you now.</Say><Play>https://desk.example/heard?part=1</Play><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerIsReconnected, found": "<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://desk.example/heard?part=0&amp;lasts=6</Play><Say>Thank you for your patience. You will be connected in a moment.</Say><Play>https://desk.example/heard?part=1</Play><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerIsReconnected, queued": "<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://desk.example/heard?part=0&amp;lasts=8</Play><Say>Thank you for your patience. We are finding somebody for you now. You are next in line.</Say><Play>https://desk.example/heard?part=1</Play><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerIsReconnected, waited for": "<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://desk.example/heard?part=0&amp;lasts=9</Play><Say>We are sorry, the connection to your agent was lost. Please stay on the line while we bring them back.</Say><Play>https://desk.example/heard?part=1</Play><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerLeavesMessage": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>Please leave your message after the tone. When you are done, press the hash key or hang up.</Say><Record action="https://desk.example/message" method="POST" recordingStatusCallback="https://desk.example/recording#rc=3" recordingStatusCallbackMethod="POST" recordingStatusCallbackEvent="completed" maxLength="180" timeout="6" finishOnKey="#" playBeep="true"/><Redirect method="POST">https://desk.example/silence?times=1</Redirect></Response>",
        "customerWaits, third": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>You are number 3 in line. Please stay on the line.</Say><Say>At the moment that takes about 4 minutes.</Say><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "customerWaits, welcomed": "<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://desk.example/heard?part=0&amp;lasts=9</Play><Say>Welcome. Thank you for calling. Somebody will be with you as soon as possible.</Say><Say>You are next in line.</Say><Play>https://desk.example/heard?part=1</Play><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
        "farewell": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>Thank you for calling. Goodbye.</Say><Hangup/></Response>",
        "farewellUntilCalledBack": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>Thank you. We will call you back, on the number that you are calling from, as soon as somebody is free. Goodbye.</Say><Hangup/></Response>",
        "farewellWithMessage": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>Thank you for your message. We will get back to you. Goodbye.</Say><Hangup/></Response>",
        "farewellWithoutAgent": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>We are sorry, the connection to your agent was lost. Please call us again. Goodbye.</Say><Hangup/></Response>",
        "farewellWithoutMessage": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>We could not hear you. Please call us again. Goodbye.</Say><Hangup/></Response>",
        "hangUp": "<?xml version="1.0" encoding="UTF-8"?><Response><Hangup/></Response>",
        "partyWaits": "<?xml version="1.0" encoding="UTF-8"?><Response><Say>Please hold the line. You will be connected in a moment.</Say><Play>https://desk.example/audio/wait-music.wav</Play><Redirect method="POST">https://desk.example/conference/wait?callId=1&amp;x=2</Redirect></Response>",
      }
    `);
  });

  it.each(Object.entries(documents))('%s MUST stay below 64 kB', (_, document) => {
    // https://www.twilio.com/docs/api/errors/11750
    expect(Buffer.byteLength(document)).toBeLessThan(64 * 1024);
  });

  it.each(
    Object.entries(documents).filter(([name]) => /Waits|Hears|IsReconnected|IsParked/.test(name)),
  )(
    '%s, heard while waiting or held, MUST hold nothing but Say, Play, Pause, Redirect',
    (_, document) => {
      // https://www.twilio.com/docs/api/errors/13238
      const verbs = [...document.matchAll(/<([A-Z]\w+)/g)].map(([, verb]) => verb);
      expect(
        verbs.filter(
          (verb) => !['Response', 'Say', 'Play', 'Pause', 'Redirect'].includes(verb ?? ''),
        ),
      ).toEqual([]);
    },
  );
});

describe('nobody is dropped by a document', () => {
  it('lets only the customer’s leaving end the room', () => {
    expect(documents.customerEntersRoom).toContain('endConferenceOnExit="true"');
    expect(documents.agentJoins).toContain('endConferenceOnExit="false"');
  });

  it.each([
    'customerWaits, welcomed',
    'customerHearsHoldMusic',
    'customerIsReconnected, queued',
    'customerIsParked',
    'partyWaits',
  ] as const)('%s asks for the next document when the music is over', (name) => {
    expect(documents[name]).toMatch(
      /<\/Play><Redirect method="POST">[^<]+<\/Redirect><\/Response>$/,
    );
  });

  it.each([
    'customerWaits, welcomed',
    'customerHearsHoldMusic',
    'customerIsReconnected, queued',
  ] as const)('%s shows by a sound that it has arrived, before anything is heard', (name) => {
    expect(documents[name]).toMatch(
      /<Response><Play>[^<]+heard[^<]+<\/Play>(<Say>.+<\/Say><Play>[^<]+heard\?part=1<\/Play>)?<Play/,
    );
  });

  it.each(['customerIsAsked, with a number', 'customerIsAsked, without one'] as const)(
    '%s goes on by itself when nothing is pressed',
    (name) => {
      expect(documents[name]).toMatch(
        /<\/Gather><Redirect method="POST">[^<]+\/choice\?entry=2<\/Redirect><\/Response>$/,
      );
    },
  );

  it('offers a callback only to customers who can be called', () => {
    expect(documents['customerIsAsked, with a number']).toContain('press 1');
    expect(documents['customerIsAsked, without one']).not.toContain('press 1');
  });

  it('goes on by itself when nothing is said after the tone', () => {
    expect(documents.customerLeavesMessage).toMatch(
      /<Record[^>]+\/><Redirect method="POST">[^<]+\/silence\?times=1<\/Redirect><\/Response>$/,
    );
  });

  it('brings the same room settings with the first, customer or agent', () => {
    const settings = (document: string) =>
      /beep=\S+|statusCallback\w*="[^"]+"/g[Symbol.match](document)?.sort();
    expect(settings(documents.agentJoins)).toEqual(settings(documents.customerEntersRoom));
  });

  it('keeps a room’s name and addresses text, whatever is in them', () => {
    const sly = { name: 'a"><Hangup/>', events: 'https://desk.example/?a=1&b=<2>' };
    expect(agentJoins({ room: sly, label: 'Smith & Sons' })).not.toContain('<Hangup/>');
  });
});
