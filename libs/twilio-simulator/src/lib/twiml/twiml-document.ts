import { SaxesParser } from 'saxes';
import { WebhookFailure } from '../deliveries/webhook-failure';

/** One element of a TwiML document. */
export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /**
   * The element's own text, without the blanks around it; of a `<Say>`, also that of the markup in
   * it.
   */
  readonly text: string;
  readonly children: readonly Verb[];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Verb[];
}

/** No document of any use is deeper than four; one of many thousands would exhaust the stack. */
const MAX_DEPTH = 32;

/**
 * Reads a TwiML document; throws a WebhookFailure 12100 or 12102 for what is none.
 * https://www.twilio.com/docs/api/errors/12100
 */
export function parseTwiml(document: string): readonly Verb[] {
  const open: OpenElement[] = [{ name: '', attributes: {}, text: '', children: [] }];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new WebhookFailure(12100, `The document is not well-formed XML: ${error.message}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) throw new WebhookFailure(12100, `<${name}> is nested too deeply`);
    open.push({ name, attributes: { ...attributes }, text: '', children: [] });
  });
  parser.on('text', (text) => addText(open, text));
  parser.on('cdata', (text) => addText(open, text));
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) open.at(-1)?.children.push({ ...element, text: element.text.trim() });
    if (element && ['p', 's', 'break'].includes(element.name)) addText(open, ' ');
  });
  parser.write(document).close();
  const root = open[0]?.children[0];
  if (root?.name !== 'Response') {
    throw new WebhookFailure(12102, `The document's root is <${root?.name ?? ''}>, not <Response>`);
  }
  return root.children;
}

function addText(open: readonly OpenElement[], text: string): void {
  const element = open.at(-1);
  if (element) element.text += text;
  // Markup in a sentence, such as <emphasis>, changes how it is spoken and not what.
  const sentence = open.find(({ name }) => name === 'Say');
  if (sentence && sentence !== element) sentence.text += text;
}
