import type { Account } from '../kernel/account';
import type { Call } from '../calls/call';
import { callFields } from '../calls/call-fields';
import type { Courier } from '../deliveries/courier';
import type { WebhookAddress, WebhookAnswer } from '../deliveries/webhook';
import { WebhookFailure } from '../deliveries/webhook-failure';
import type { DocumentSource } from '../twiml/document-source';
import { parseTwiml, type Verb } from '../twiml/twiml-document';

/** A document that a call follows. */
export interface TwimlDocument {
  readonly verbs: readonly Verb[];
  /** Where it came from; null for one that was given inline. */
  readonly base: WebhookAddress | null;
}

/** Gets a call's documents, from the fallback address when the first cannot be fetched or read. */
export class Documents {
  constructor(
    private readonly account: Account,
    private readonly courier: Pick<Courier, 'deliver'>,
  ) {}

  /**
   * Rejects with a WebhookFailure when neither address gives a document; what was interrupted asks
   * no further.
   */
  async get(
    call: Call,
    source: DocumentSource,
    until: {
      readonly signal: AbortSignal;
      readonly warn: (code: number, message: string) => void;
    },
  ): Promise<TwimlDocument> {
    const { signal, warn } = until;
    if (source.kind === 'inline') return { verbs: parseTwiml(source.twiml), base: null };
    try {
      return await this.fetch(call, source);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof WebhookFailure)) throw error;
      if (!call.fallback || source.webhook === 'fallback' || call.isOver) throw error;
      warn(error.code, error.message);
      return this.fetch(call, {
        ...source,
        address: call.fallback,
        webhook: 'fallback',
        // https://www.twilio.com/docs/voice/twiml#fallback-urls
        parameters: {
          ...source.parameters,
          ErrorCode: String(error.code),
          ErrorUrl: source.address.url,
        },
      });
    }
  }

  private async fetch(
    call: Call,
    source: Extract<DocumentSource, { kind: 'address' }>,
  ): Promise<TwimlDocument> {
    const answer = await this.courier.deliver({
      kind: source.webhook,
      ...source.address,
      callSid: call.sid,
      // A client's own parameters are free text: they never replace a standard field.
      parameters: { ...source.parameters, ...callFields(call, this.account.sid) },
    });
    return { verbs: verbsOf(answer), base: answer.address };
  }
}

/**
 * Reads an answer by its content type.
 * https://www.twilio.com/docs/voice/twiml#twilio-is-an-http-client
 */
function verbsOf(answer: WebhookAnswer): readonly Verb[] {
  const text = answer.body.toString('utf8');
  const type = answer.contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (['text/xml', 'application/xml', 'text/html'].includes(type)) return parseTwiml(text);
  if (type.startsWith('audio/')) return [verb('Play', answer.address.url)];
  if (type === 'text/plain') {
    return text.trimStart().startsWith('<') ? parseTwiml(text) : [verb('Say', text)];
  }
  // An answer without content, such as 204, is an empty document: the end of the call.
  if (text === '') return [];
  throw new WebhookFailure(
    12300,
    `${answer.address.url} answers with "${type}", which is no TwiML`,
  );
}

function verb(name: string, text: string): Verb {
  return { name, attributes: {}, text, children: [] };
}
