/**
 * What the carrier's codes mean for an agent, and what to do about it: https://www.twilio.com/docs/api/errors, and the
 * answers of telephone networks, RFC 3261. Beside them stand the desk's own, which are words.
 */
const meanings: Readonly<Record<string, string>> = {
  hold: 'the customer could not be put on hold, so nobody was called. Try again.',
  room: 'the line of the whole call was lost. The customer is being brought back.',

  '10004': 'the desk has as many calls as its account may have. Try again when one is over.',
  '13214': 'the desk may not show its number there. An administrator has to look at the number.',
  '13223': notANumber(),
  '13224': notANumber(),
  '13225': 'the carrier does not call this number. Ask for another one.',
  '13226': 'the carrier does not know this country. Check the country code.',
  '13227': notAllowed(),
  '20003': 'the carrier did not accept the desk’s account. An administrator has to look at it.',
  '20005': 'the carrier has closed the desk’s account. An administrator has to look at it.',
  '20429': 'the carrier was asked too often. Wait a moment and try again.',
  '21201': notANumber(),
  '21202': 'the carrier does not call premium rates or services. Ask for another number.',
  '21203': 'the carrier does not call this country for the desk. Ask for another number.',
  '21205': 'the desk’s public address is wrong. An administrator has to look at it.',
  '21210': 'the desk may not show its number there. An administrator has to look at the number.',
  '21211': notANumber(),
  '21212': 'the desk’s own number is wrong. An administrator has to look at it.',
  '21213': 'the desk’s own number is missing. An administrator has to look at it.',
  '21214': 'this number cannot be reached. Check its digits, or ask for another one.',
  '21215': notAllowed(),
  '21216': 'the carrier has blocked this number. Ask for another one.',
  '21217': notANumber(),
  '21219': 'a trial account calls verified numbers only. An administrator has to verify this one.',
  '21220': 'the call was over before. Try again.',
  '31480': 'they cannot be reached at the moment. Try again later.',
  '31486': 'they are busy. Try again later.',
  '31603': 'they do not take the call. Try again later.',

  '400': notANumber(),
  '401': 'the network did not let the desk in. Try another number.',
  '403': 'the network does not allow calls to this number. Ask for another one.',
  '404': 'no telephone has this number. Check its digits.',
  '408': 'it could not be reached in time. Try again.',
  '410': 'no telephone has this number any more. Ask for the new one.',
  '480': 'it cannot be reached at the moment. Try again later.',
  '484': 'digits are missing. Check the number.',
  '486': 'it is busy. Try again later.',
  '487': 'the call was given up before it rang. Try again.',
  '488': 'the two lines do not fit together. Ask for another number.',
  '500': networkDown(),
  '502': networkDown(),
  '503': networkDown(),
  '504': networkDown(),
  '600': 'it is busy. Try again later.',
  '603': 'the call is not taken there. Try again later, or ask for another number.',
  '604': 'no telephone has this number. Check its digits.',
  '606': 'the two lines do not fit together. Ask for another number.',
  '607': 'the call is unwanted there. Ask for another number.',
  '608': 'the network took the call for an unwanted one. Ask for another number.',
};

function notANumber(): string {
  return 'this is no number that can be called. Check its digits.';
}

function notAllowed(): string {
  return 'the carrier may not call this country for the desk. An administrator can allow it there, under Geo permissions.';
}

function networkDown(): string {
  return 'the telephone network there is in trouble. Try again in a few minutes.';
}

/** Says why the carrier could not put a call through and what to do, with its code for the people who look into it. */
export function failureText(code: string): string {
  const meaning =
    meanings[code] ?? 'the carrier gave a reason that the desk does not know. Try again later.';
  return isOwn(code) ? meaning : `${meaning.slice(0, -1)} (code ${code}).`;
}

/** The desk's own reasons mean nothing to the carrier. */
const isOwn = (code: string): boolean => !/^\d+$/.test(code);
