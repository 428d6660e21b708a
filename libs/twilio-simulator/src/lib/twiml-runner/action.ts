import type { Parameters } from '../deliveries/parameters';
import { httpMethod } from '../twiml/attributes';
import { documentAt, nextVerb, type Next } from '../twiml/document-source';
import { resolveUrl } from '../twiml/playback';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/** What follows a verb that has an `action`; without one the next verb does. */
export function afterAction(verb: Verb, stage: Stage, parameters: Parameters): Next {
  const written = verb.attributes['action']?.trim() ?? '';
  if (written === '') return nextVerb;
  const url = resolveUrl(written, stage.base);
  if (url === null) {
    // An inline document has no address to which a relative one could refer.
    // https://www.twilio.com/docs/api/errors/15004
    stage.warn(15004, `The action of <${verb.name}> must be an absolute URL here: "${written}"`);
    return nextVerb;
  }
  return documentAt({ url, method: httpMethod(verb, 'method') }, 'action', parameters);
}

/** The action of Gather and Record. Without an `action` attribute it is the current document. */
export function afterOwnAction(verb: Verb, stage: Stage, parameters: Parameters): Next {
  if ((verb.attributes['action']?.trim() ?? '') !== '') {
    return afterAction(verb, stage, parameters);
  }
  if (!stage.base) {
    stage.warn(15004, `<${verb.name}> needs an action: its document has no address`);
    return nextVerb;
  }
  const method = httpMethod(verb, 'method');
  return documentAt({ url: stage.base.url, method }, 'action', parameters);
}
