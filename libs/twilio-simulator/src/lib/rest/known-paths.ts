/** The resources of an account, in Twilio's own spelling: paths are case-sensitive. https://www.twilio.com/docs/usage/api */
const ofAccount = [
  ...['Addresses', 'Applications', 'AuthorizedConnectApps', 'AvailablePhoneNumbers', 'Balance'],
  ...['Calls', 'Conferences', 'ConnectApps', 'IncomingPhoneNumbers', 'Keys', 'Messages'],
  ...['Notifications', 'OutgoingCallerIds', 'Queues', 'Recordings', 'ShortCodes', 'SIP'],
  ...['SigningKeys', 'Tokens', 'Transcriptions', 'Usage'],
];

/** The resources below a call or a conference. */
const ofParent: Readonly<Record<string, readonly string[]>> = {
  Calls: [
    ...['Events', 'Notifications', 'Payments', 'Recordings', 'Siprec', 'Streams'],
    ...['Transcriptions', 'UserDefinedMessageSubscriptions', 'UserDefinedMessages'],
  ],
  Conferences: ['Participants', 'Recordings'],
};

/** Whether Twilio has such a path below an account, such as `/Calls/CA…/Streams.json`. */
export function isPathOfTwilio(path: string): boolean {
  const [resource = '', sid, child] = path
    .slice(1)
    .replace(/\.json$/, '')
    .split('/');
  if (!ofAccount.includes(resource)) return false;
  if (sid === undefined || child === undefined) return true;
  return ofParent[resource]?.includes(child) ?? true;
}
