import { Router } from 'express';
import type { Account } from '../kernel/account';
import type { Clock } from '../kernel/clock';
import { formOf } from '../rest-kit/form';
import { notImitated } from '../rest-kit/not-imitated';
import { notFound, RestProblem } from '../rest-kit/rest-problem';
import { rfc2822 } from '../kernel/rfc2822';
import { newSid } from '../kernel/sid';
import type { Call } from '../calls/call';
import type { CallBook } from '../calls/call-book';
import { API_VERSION } from '../calls/call-fields';
import type { LocalExchange } from '../calls/local-exchange';
import type { MessageSubscription, UserMessages } from '../calls/user-messages';

/** https://www.twilio.com/docs/voice/sdks/call-message-events */
const MAX_BYTES = 10_000;

/**
 * Messages between the application and the page of a client, during a call.
 * https://www.twilio.com/docs/voice/api/userdefinedmessage-resource
 */
export function userMessageRoutes(parts: {
  readonly account: Account;
  readonly book: CallBook;
  readonly clock: Clock;
  readonly exchange: LocalExchange;
  readonly userMessages: UserMessages;
}): Router {
  const { account, book, clock, exchange, userMessages } = parts;
  const find = (sid: string, path: string): Call => {
    const call = book.find(sid);
    if (!call) throw notFound(path);
    if (call.isOver) throw new RestProblem(400, 21220, 'Call is not in-progress.');
    return call;
  };
  const router = Router({ caseSensitive: true });

  router
    .route('/Calls/:sid/UserDefinedMessages.json')
    .post((request, response) => {
      const call = find(request.params.sid, request.originalUrl);
      const content = contentOf(formOf(request).text('Content'));
      const sid = newSid('KX');
      exchange.tell(call.sid, { sid, content });
      response.status(201).json({
        account_sid: account.sid,
        call_sid: call.sid,
        date_created: rfc2822(clock.now()),
        sid,
      });
    })
    .all(notImitated);

  router
    .route('/Calls/:sid/UserDefinedMessageSubscriptions.json')
    .post((request, response) => {
      const call = find(request.params.sid, request.originalUrl);
      const form = formOf(request);
      const url = form.url('Callback', 20001);
      if (url === undefined) throw new RestProblem(400, 20001, 'Callback is required');
      const callback = { url, method: form.method('Method') };
      const key = form.text('IdempotencyKey');
      const subscription = userMessages.subscribe(call.sid, callback, key);
      response.status(201).json(subscriptionResource(subscription, account.sid));
    })
    .all(notImitated);

  router
    .route('/Calls/:call/UserDefinedMessageSubscriptions/:sid.json')
    .delete((request, response) => {
      const { call, sid } = request.params;
      if (!userMessages.unsubscribe(call, sid)) throw notFound(request.originalUrl);
      response.status(204).end();
    })
    .all(notImitated);

  return router;
}

function contentOf(written: string | undefined): unknown {
  if (written === undefined || written === '') {
    throw new RestProblem(400, 20001, 'Content is required');
  }
  if (Buffer.byteLength(written) > MAX_BYTES) {
    throw new RestProblem(400, 20001, `Content exceeds ${MAX_BYTES} bytes`);
  }
  try {
    return JSON.parse(written);
  } catch {
    // Only JSON can be sent to a client.
    throw new RestProblem(400, 20001, 'Content is no JSON');
  }
}

function subscriptionResource(subscription: MessageSubscription, accountSid: string) {
  const { callSid, createdAt, sid } = subscription;
  const call = `/${API_VERSION}/Accounts/${accountSid}/Calls/${callSid}`;
  return {
    account_sid: accountSid,
    call_sid: callSid,
    date_created: rfc2822(createdAt),
    sid,
    uri: `${call}/UserDefinedMessageSubscriptions/${sid}.json`,
  };
}
