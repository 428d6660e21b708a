import { parseTwiml } from './twiml-document';

describe('a TwiML document', () => {
  it('is read with its attributes, its nesting and its text', () => {
    const document = `<?xml version="1.0"?>
      <Response>
        <!-- who is called -->
        <Dial action="/after?a=1&amp;b=2"><Conference beep="false"> room 7 </Conference></Dial>
        <Say><![CDATA[Smith & Sons]]></Say>
      </Response>`.trim();
    expect(parseTwiml(document)).toEqual([
      {
        name: 'Dial',
        attributes: { action: '/after?a=1&b=2' },
        text: '',
        children: [
          { name: 'Conference', attributes: { beep: 'false' }, text: 'room 7', children: [] },
        ],
      },
      { name: 'Say', attributes: {}, text: 'Smith & Sons', children: [] },
    ]);
  });

  it.each([
    ['a blank before the prolog', ' <?xml version="1.0"?><Response/>', 12100],
    ['an element that is not closed', '<Response><Say>Hello</Response>', 12100],
    ['an unescaped ampersand', '<Response><Say>Smith & Sons</Say></Response>', 12100],
    ['a nesting that is a joke', `<Response>${'<Say>'.repeat(5_000)}`, 12100],
    ['nothing', '', 12100],
    ['another root', '<Answer/>', 12102],
    ['the root in lower case', '<response/>', 12102],
  ])('is refused for %s', (_situation, document, code) => {
    expect(() => parseTwiml(document)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
