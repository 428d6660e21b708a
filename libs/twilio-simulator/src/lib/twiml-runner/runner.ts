import type { Account } from '../kernel/account';
import type { Call } from '../calls/call';
import type { CallControl, Programme } from '../calls/call-control';
import { callFields } from '../calls/call-fields';
import type { Changes } from '../kernel/changes';
import type { Clock } from '../kernel/clock';
import { WebhookFailure } from '../deliveries/webhook-failure';
import type { Ears } from '../kernel/ears';
import type { DialParts } from './dial-parts';
import { dial } from './dial';
import { redirected } from '../twiml/audio-document';
import type { Documents, TwimlDocument } from './documents';
import {
  documentAt,
  hangUp,
  nextVerb,
  type DocumentSource,
  type Next,
} from '../twiml/document-source';
import { gather } from './gather';
import { RedirectBrake } from './redirect-brake';
import { record, type RecordParts } from './record';
import { review } from './review';
import { afterSkipped } from './skipped-verb';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/**
 * What a caller hears when no document can be fetched. https://www.twilio.com/docs/api/errors/11200
 */
const APPLICATION_ERROR = 'We are sorry. An application error has occurred. Goodbye.';

type DialNeeds = Omit<DialParts, 'whisper'> & Parameters<typeof dial>[2];

/** What the runner needs: of its own, and for each verb. */
export interface RunnerParts extends RecordParts, Omit<DialNeeds, 'whisper'> {
  readonly account: Account;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly control: CallControl;
  readonly documents: Documents;
  readonly ears: Ears;
}

/**
 * Follows TwiML documents: verb by verb, from one document to the next, until the call is hung up.
 */
export class Runner {
  constructor(private readonly parts: RunnerParts) {}

  /** The programme of a call that follows a document; its end hangs up. */
  follow(call: Call, source: DocumentSource): Programme {
    return (signal) => this.run(call, source, signal);
  }

  private async run(call: Call, first: DocumentSource, signal: AbortSignal): Promise<void> {
    try {
      const brake = new RedirectBrake(this.parts.clock);
      for (let source: DocumentSource | null = first; source; ) {
        await brake.beforeDocument(signal);
        source = await this.runDocument(call, source, signal);
      }
    } catch (error) {
      if (!(error instanceof WebhookFailure)) throw error;
      this.warn(call, error.code, error.message);
      await this.apologise(call, signal);
    }
    if (call.isOver) return;
    if (call.unreached !== null && call.answeredAt === null)
      this.parts.control.turnAway(call, call.unreached);
    // Also the end of an empty document is reached only by a call that was answered.
    else this.parts.control.answer(call);
  }

  /** Follows one document; resolves with the one that comes next, or null at the end. */
  private async runDocument(
    call: Call,
    source: DocumentSource,
    signal: AbortSignal,
  ): Promise<DocumentSource | null> {
    const warn = (code: number, message: string) => this.warn(call, code, message);
    const document = await this.parts.documents.get(call, source, { signal, warn });
    signal.throwIfAborted();
    review(document.verbs).forEach(({ code, message }) => warn(code, message));
    const stage = this.stageFor(call, document, signal);
    for (const [position, verb] of document.verbs.entries()) {
      if (isAnsweredBy(verb, position, call)) this.parts.control.answer(call);
      call.verb = verb.name;
      this.parts.changes.tell('call', call.sid);
      const next = await this.perform(verb, stage, position);
      signal.throwIfAborted();
      if (next.kind === 'hang-up') return null;
      if (next.kind === 'document') return next.source;
    }
    return null;
  }

  private async perform(verb: Verb, stage: Stage, position: number): Promise<Next> {
    switch (verb.name) {
      case 'Say':
      case 'Play':
      case 'Pause':
        await this.parts.playback.perform(verb, stage);
        return nextVerb;
      case 'Gather':
        return gather(verb, stage, this.parts);
      case 'Record':
        return record(verb, stage, this.parts);
      case 'Dial':
        return dial(verb, stage, {
          ...this.parts,
          whisper: (call, source, signal) => this.whisper(call, source, signal),
        });
      case 'Redirect':
        return documentAt(redirected(verb, stage.base), 'redirect');
      case 'Hangup':
        return hangUp;
      case 'Reject':
        return this.reject(verb, stage.call, position);
      default:
        return afterSkipped(verb, stage);
    }
  }

  /**
   * Only a call that nobody answered yet can be rejected.
   * https://www.twilio.com/docs/voice/twiml/reject
   */
  private reject(verb: Verb, call: Call, position: number): Next {
    if (position > 0 || call.status !== 'ringing') return hangUp;
    this.parts.control.turnAway(call, verb.attributes['reason'] === 'busy' ? 'busy' : 'rejected');
    return hangUp;
  }

  /** A document for the called party alone, before it is connected; a Hangup there declines. */
  private async whisper(call: Call, first: DocumentSource, signal: AbortSignal): Promise<void> {
    try {
      for (let source: DocumentSource | null = first; source; ) {
        const warn = (code: number, message: string) => this.warn(call, code, message);
        const document = await this.parts.documents.get(call, source, { signal, warn });
        signal.throwIfAborted();
        review(document.verbs).forEach(({ code, message }) => warn(code, message));
        source = await this.whisperDocument(call, document, signal);
      }
    } catch (error) {
      if (!(error instanceof WebhookFailure)) throw error;
      this.warn(call, error.code, error.message);
      this.parts.control.finish(call, 'hung-up');
    }
  }

  private async whisperDocument(
    call: Call,
    document: TwimlDocument,
    signal: AbortSignal,
  ): Promise<DocumentSource | null> {
    const stage = this.stageFor(call, document, signal);
    for (const [position, verb] of document.verbs.entries()) {
      if (verb.name === 'Dial') {
        // https://www.twilio.com/docs/api/errors/13201
        throw new WebhookFailure(13201, '<Dial> may not stand in the document of a called party');
      }
      const next = await this.perform(verb, stage, position);
      signal.throwIfAborted();
      if (next.kind === 'document') return next.source;
      if (next.kind === 'hang-up') {
        this.parts.control.finish(call, 'hung-up');
        return null;
      }
    }
    return null;
  }

  private async apologise(call: Call, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    this.parts.control.answer(call);
    const verb: Verb = { name: 'Say', attributes: {}, text: APPLICATION_ERROR, children: [] };
    const stage = this.stageFor(call, { verbs: [], base: null }, signal);
    await this.parts.playback.perform(verb, stage);
  }

  private stageFor(call: Call, document: TwimlDocument, signal: AbortSignal): Stage {
    return {
      call,
      callSid: call.sid,
      base: document.base,
      signal,
      parameters: callFields(call, this.parts.account.sid),
      hear: (hearing) => this.parts.ears.hear(call.sid, hearing),
      warn: (code, message) => this.warn(call, code, message),
    };
  }

  private warn(call: Call, code: number, message: string): void {
    call.warnings.push({ at: this.parts.clock.now(), code, message });
    this.parts.changes.tell('call', call.sid);
  }
}

/**
 * An inbound call is answered by its first verb, but for these.
 * https://www.twilio.com/docs/voice/twiml/pause
 */
function isAnsweredBy(verb: Verb, position: number, call: Call): boolean {
  switch (verb.name) {
    case 'Reject':
    case 'Pause':
      return position > 0;
    case 'Dial':
      // A conference has nobody whose answer could be waited for; the others answer when they have
      // asked.
      return verb.children.some(isConference);
    case 'Hangup':
    case 'Redirect':
      // A caller who was put through to nobody is still waiting for an answer.
      return call.unreached === null;
    default:
      return true;
  }
}

function isConference({ name }: Verb): boolean {
  return name === 'Conference';
}
