import { rfc2822 } from '../kernel/rfc2822';
import type { Call } from '../calls/call';
import { API_VERSION } from '../calls/call-fields';
import { statusAt } from '../calls/call-status-at';

/**
 * A call as the REST API shows it at a moment: every field of the documentation's example.
 * https://www.twilio.com/docs/voice/api/call-resource
 */
export function callResource(call: Call, accountSid: string, at: number) {
  const isOver = call.endedAt !== null && call.endedAt <= at;
  const account = `/${API_VERSION}/Accounts/${accountSid}`;
  const uri = `${account}/Calls/${call.sid}`;
  return {
    account_sid: accountSid,
    annotation: null,
    answered_by: null,
    api_version: API_VERSION,
    caller_name: null,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.updatedAt),
    direction: call.direction,
    duration: isOver ? durationOf(call) : null,
    end_time: call.endedAt === null || !isOver ? null : rfc2822(call.endedAt),
    forwarded_from: null,
    from: call.from,
    from_formatted: formatted(call.from),
    group_sid: null,
    parent_call_sid: call.parent?.sid ?? null,
    phone_number_sid: call.phoneNumberSid,
    price: null,
    price_unit: 'USD',
    queue_time: String(call.dialedAt === null ? 0 : call.dialedAt - call.createdAt),
    sid: call.sid,
    start_time: call.dialedAt === null ? null : rfc2822(call.dialedAt),
    status: statusAt(call, at),
    subresource_uris: {
      events: `${uri}/Events.json`,
      notifications: `${uri}/Notifications.json`,
      payments: `${uri}/Payments.json`,
      recordings: `${uri}/Recordings.json`,
      siprec: `${uri}/Siprec.json`,
      streams: `${uri}/Streams.json`,
      transcriptions: `${uri}/Transcriptions.json`,
      user_defined_message_subscriptions: `${uri}/UserDefinedMessageSubscriptions.json`,
      user_defined_messages: `${uri}/UserDefinedMessages.json`,
    },
    to: call.to,
    to_formatted: formatted(call.to),
    trunk_sid: null,
    uri: `${uri}.json`,
  };
}

/** Empty for calls that go on or were never answered; a string otherwise. */
function durationOf(call: Call): string | null {
  return call.durationSeconds === null ? null : String(call.durationSeconds);
}

function formatted(address: string): string {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(address) ?? [];
  return area === undefined ? address : `(${area}) ${exchange ?? ''}-${line ?? ''}`;
}
