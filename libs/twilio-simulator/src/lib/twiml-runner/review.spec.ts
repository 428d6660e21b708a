import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { review } from './review';
import { parseTwiml } from '../twiml/twiml-document';

const codes = (verbs: string) =>
  review(parseTwiml(`<Response>${verbs}</Response>`)).map(({ code }) => code);

describe('what the debugger says about a document', () => {
  it.each([
    ['an element in lower case', '<say>Hello</say>', 12200],
    ['an unknown verb', '<Dequeue>support</Dequeue>', 12200],
    ['an unknown attribute', '<Say loud="true">Hello</Say>', 12200],
    ['a noun that is none', '<Dial><Say>Hello</Say></Dial>', 13215],
    ['a verb that cannot stand in Gather', '<Gather><Dial/></Gather>', 13320],
    [
      'a conference beside a number',
      '<Dial><Conference>r</Conference><Number>1</Number></Dial>',
      13000,
    ],
    ['a timeout that is not a number', '<Dial timeout="soon">+12025550122</Dial>', 13212],
    ['a flag that is neither', '<Dial hangupOnStar="yes">+12025550122</Dial>', 13213],
    ['a limit of nothing', '<Dial timeLimit="0">+12025550122</Dial>', 13216],
    ['a beep at the wrong moment', '<Dial><Conference beep="onHold">r</Conference></Dial>', 13235],
    ['a finish key that is none', '<Gather finishOnKey="x"/>', 13310],
    ['no digits at all', '<Gather numDigits="0"/>', 13314],
    ['half a loop', '<Play loop="1.5">/a.wav</Play>', 13410],
    ['keys that are none', '<Play digits="abc"/>', 13430],
    ['a loop in words', '<Say loop="twice">Hello</Say>', 13510],
    ['a maximum of nothing', '<Record maxLength="0"/>', 13612],
    ['a method that is not allowed', '<Redirect method="PUT">/next</Redirect>', 13710],
    ['another reason', '<Reject reason="rude"/>', 13810],
    ['a negative pause', '<Pause length="-1"/>', 13910],
  ])('names %s', (_what, verbs, code) => {
    expect(codes(verbs)).toEqual([code]);
  });

  it.each([
    '<Gather bargeIn="false" maxSpeechTime="5" speechTimeout="auto"/>',
    '<Dial events="answered" passports="x">+12025550122</Dial>',
    '<Dial><Number machineDetection="Enable" byoc="BY1">+12025550122</Number></Dial>',
    '<Dial><Client clientNotificationUrl="/told">ada</Client></Dial>',
    '<Enqueue workflowSid="WW1"><Task>{}</Task></Enqueue>',
  ])('calls what is valid not unknown, only not imitated: %s', (verbs) => {
    const told = codes(verbs);
    expect(told).not.toHaveLength(0);
    expect(new Set(told)).toEqual(new Set([20501]));
  });

  it('is nothing for a document that is right', () => {
    const callee = '<Client>ada<Parameter name="a" value="b"/></Client>';
    expect(codes(`<Dial timeout="15" trim="trim-silence">${callee}</Dial>`)).toEqual([]);
    expect(codes('<Say voice="Polly.Amy" language="en-GB">Hello</Say>')).toEqual([]);
  });
});

describe('the description of what Twilio knows', () => {
  it('is the one of the installed package', () => {
    const tool = join(__dirname, '../../../../../tools/twilio-description.mjs');
    expect(() => execFileSync(process.execPath, [tool, '--check'])).not.toThrow();
  });
});
