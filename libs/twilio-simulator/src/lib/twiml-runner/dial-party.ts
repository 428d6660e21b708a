import { addressOf, asAddress, asTelephoneNumber } from '../calls/address';
import type { Call, CallbackEvent, StatusCallback } from '../calls/call';
import type { OutboundOrder } from '../calls/outbound-calls';
import { forEver } from '../kernel/interruption';
import { httpMethod, wholeNumber } from '../twiml/attributes';
import { identityOf } from './dial-nouns';
import type { DialParts } from './dial-parts';
import { resolveUrl } from '../twiml/playback';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/**
 * How a party of a `<Dial>` is called; `shown` hears when its telephones show the call, `ready`
 * when it has answered and listened to its whisper.
 */
export function partyOrder(
  dial: Verb,
  noun: Verb,
  stage: Stage,
  {
    parts,
    ready,
    shown,
  }: {
    readonly parts: Pick<DialParts, 'whisper'>;
    readonly ready: (child: Call) => void;
    readonly shown: () => void;
  },
): OutboundOrder {
  const to = noun.name === 'Client' ? `client:${identityOf(noun)}` : asTelephoneNumber(noun.text);
  const whisperUrl = resolveUrl(noun.attributes['url'] ?? '', stage.base);
  const timeLimit = wholeNumber(dial, 'timeLimit', 14_400);
  return {
    direction: 'outbound-dial',
    shown,
    parent: stage.call,
    from: asAddress(dial.attributes['callerId'] ?? stage.call.from),
    to: addressOf(to).address,
    parameters: { ...addressOf(to).parameters, ...customParameters(noun) },
    timeoutSeconds: wholeNumber(dial, 'timeout', 30),
    timeLimitSeconds: timeLimit,
    statusCallback: statusCallbackOf(noun, stage),
    programme: (child) => async (signal) => {
      if (noun.attributes['url'] && whisperUrl !== null) {
        const address = { url: whisperUrl, method: httpMethod(noun, 'method') };
        const source = { kind: 'address', address, webhook: 'whisper', parameters: {} } as const;
        await parts.whisper(child, source, signal);
        if (child.isOver) return;
      }
      ready(child);
      await forEver(signal);
    },
  };
}

function customParameters(noun: Verb): Record<string, string> {
  return Object.fromEntries(
    noun.children
      .filter(({ name }) => name === 'Parameter')
      .map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? '']),
  );
}

function statusCallbackOf(noun: Verb, stage: Stage): StatusCallback | null {
  const written = noun.attributes['statusCallback'];
  const url = written ? resolveUrl(written, stage.base) : null;
  if (url === null) return null;
  const events = noun.attributes['statusCallbackEvent']?.trim().split(/\s+/) ?? ['completed'];
  const known: readonly CallbackEvent[] = ['initiated', 'ringing', 'answered', 'completed'];
  return {
    url,
    method: httpMethod(noun, 'statusCallbackMethod'),
    events: known.filter((event) => events.includes(event)),
  };
}
