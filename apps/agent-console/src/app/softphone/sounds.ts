const keys = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 's', 'h'] as const;

/**
 * Where the telephone finds each of its fifteen sounds. One that is missing is fetched from Twilio,
 * and while a ringtone cannot be fetched the SDK reports a ring two seconds late.
 */
export const sounds = {
  incoming: 'sounds/incoming.wav',
  outgoing: 'sounds/outgoing.wav',
  disconnect: 'sounds/disconnect.wav',
  ...(Object.fromEntries(keys.map((key) => [`dtmf${key}`, `sounds/dtmf${key}.wav`])) as Record<
    `dtmf${(typeof keys)[number]}`,
    string
  >),
};
