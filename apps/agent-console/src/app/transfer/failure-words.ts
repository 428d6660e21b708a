/**
 * What the carrier's codes mean for an agent, and what to do about it:
 * https://www.twilio.com/docs/api/errors, and the answers of telephone networks, RFC 3261. Beside
 * them stand the desk's own, which are words.
 */
const meanings: Readonly<Record<string, string>> = {
  hold: 'the customer could not be put on hold. Try again.',
  room: 'the call lost its connection. The customer is being reconnected.',

  '10004': 'the account has reached its limit of calls. Try again when one has ended.',
  '13214': 'the desk’s number cannot be shown there. Ask an administrator to check it.',
  '13223': notANumber(),
  '13224': notANumber(),
  '13225': 'the carrier does not call this number. Use another one.',
  '13226': 'the carrier does not know this country. Check the country code.',
  '13227': notAllowed(),
  '20003': 'the carrier did not accept the desk’s account. Ask an administrator to check it.',
  '20005': 'the carrier has closed the desk’s account. Ask an administrator to check it.',
  '20429': 'there were too many requests. Wait a moment and try again.',
  '21201': notANumber(),
  '21202': 'the carrier does not call premium numbers. Use another number.',
  '21203': 'calls to this country are not allowed. Use another number.',
  '21205': 'the desk’s public address is wrong. Ask an administrator to check it.',
  '21210': 'the desk’s number cannot be shown there. Ask an administrator to check it.',
  '21211': notANumber(),
  '21212': 'the desk’s own number is wrong. Ask an administrator to check it.',
  '21213': 'the desk’s own number is missing. Ask an administrator to check it.',
  '21214': 'this number cannot be reached. Check the digits, or use another one.',
  '21215': notAllowed(),
  '21216': 'the carrier has blocked this number. Use another one.',
  '21217': notANumber(),
  '21219':
    'a trial account can only call verified numbers. Ask an administrator to verify this one.',
  '21220': 'the call had already ended. Try again.',
  '31480': 'they cannot be reached right now. Try again later.',
  '31486': 'they are busy. Try again later.',
  '31603': 'they did not take the call. Try again later.',

  '400': notANumber(),
  '401': 'the network refused the call. Use another number.',
  '403': 'the network does not allow calls to this number. Use another one.',
  '404': 'this number does not exist. Check the digits.',
  '408': 'the number could not be reached in time. Try again.',
  '410': 'this number is no longer in use. Ask for the new one.',
  '480': 'the number cannot be reached right now. Try again later.',
  '484': 'the number is incomplete. Check the digits.',
  '486': 'the number is busy. Try again later.',
  '487': 'the call was canceled before it rang. Try again.',
  '488': 'the two phones cannot be connected. Use another number.',
  '500': networkDown(),
  '502': networkDown(),
  '503': networkDown(),
  '504': networkDown(),
  '600': 'the number is busy. Try again later.',
  '603': 'the call was refused. Try again later, or use another number.',
  '604': 'this number does not exist. Check the digits.',
  '606': 'the two phones cannot be connected. Use another number.',
  '607': 'the call was rejected as unwanted. Use another number.',
  '608': 'the network rejected the call as unwanted. Use another number.',
};

function notANumber(): string {
  return 'this is not a valid phone number. Check the digits.';
}

function notAllowed(): string {
  return 'calls to this country are not allowed. An administrator can allow it in the Twilio console, under Geo permissions.';
}

function networkDown(): string {
  return 'the phone network there has a problem. Try again in a few minutes.';
}

/**
 * Says why the carrier could not put a call through and what to do, with its code for the people
 * who look into it.
 */
export function failureText(code: string): string {
  const meaning = meanings[code] ?? 'the carrier gave an unknown reason. Try again later.';
  return isOwn(code) ? meaning : `${meaning.slice(0, -1)} (code ${code}).`;
}

/** The desk's own reasons mean nothing to the carrier. */
const isOwn = (code: string): boolean => !/^\d+$/.test(code);
