import { twiml } from 'twilio';

/*
 * Documents for wait and hold addresses may contain only Say, Play, Pause and Redirect, and silence
 * follows when they end: https://www.twilio.com/docs/voice/twiml/conference#attributes-waitUrl
 */

/** Music for a customer, and where the next document comes from when it is over. */
export interface Entertainment {
  readonly music: string;
  readonly again: string;
}

/**
 * Silent sounds whose addresses are fetched once each. The first fetch shows that the document has
 * arrived, and how many seconds its announcement takes. The second shows that the music begins.
 */
export interface LeadIns {
  readonly begins: (seconds: number) => string;
  readonly musicBegins: string;
}

const welcome = 'Welcome. Thank you for calling. Somebody will be with you as soon as possible.';

/**
 * Entertains a customer who waits for the first agent; asks for the next document when the music is
 * over.
 */
export function customerWaits(
  options: Entertainment &
    Partial<LeadIns> & {
      readonly isNew: boolean;
      readonly position: number | null;
      /** How long it may take, in whole minutes; null while nobody can tell. */
      readonly minutes: number | null;
    },
): string {
  const { isNew, position, minutes } = options;
  const sentences = [
    ...(isNew ? [welcome] : []),
    ...(position === null ? [] : [placeInLine(position)]),
    ...(minutes === null ? [] : [timeToWait(minutes)]),
  ];
  return saidBeforeMusic(sentences, options);
}

/**
 * Plays music to a customer on hold, and asks what they are to hear after it. Not without end:
 * if the music cannot be fetched, the next document is requested at once.
 */
export function customerHearsHoldMusic(
  options: Entertainment & Pick<LeadIns, 'musicBegins'>,
): string {
  const response = new twiml.VoiceResponse();
  response.play(options.musicBegins);
  response.play(options.music);
  response.redirect({ method: 'POST' }, options.again);
  return response.toString();
}

/** What is being done for a customer who has lost their agent. */
export type Reconnection =
  /** Their own agent is given a while to come back. */
  | 'agent-expected'
  /** A colleague of their agent is being rung for them. */
  | 'colleague-rung'
  /** They are, or are about to be, with an agent again. */
  | 'agent-found'
  | { readonly position: number };

/**
 * Tells a customer whose agent was lost what is being done for them, again and again between the
 * music.
 */
export function customerIsReconnected(
  options: Entertainment & LeadIns & { readonly now: Reconnection },
): string {
  return saidBeforeMusic([reassurance(options.now)], options);
}

function reassurance(now: Reconnection): string {
  switch (now) {
    case 'agent-expected':
      return 'We are sorry, the connection to your agent was lost. Please stay on the line while we bring them back.';
    case 'colleague-rung':
      return 'We are sorry, the connection to your agent was lost. Please stay on the line. We are calling a colleague for you now.';
    case 'agent-found':
      return 'Thank you for your patience. You will be connected in a moment.';
    default:
      return `Thank you for your patience. We are finding somebody for you now. ${placeInLine(now.position)}`;
  }
}

/** Keeps a customer on the line while the desk itself is out of order, and tries again. */
export function customerIsParked(options: Entertainment): string {
  const response = new twiml.VoiceResponse();
  response.say(
    'We are sorry, we are having trouble at our end. Please stay on the line while we try again.',
  );
  return andMusic(response, options);
}

/** A slow speaker says so many characters in a second. */
const charactersPerSecond = 12;

function saidBeforeMusic(
  sentences: readonly string[],
  options: Entertainment & Partial<LeadIns>,
): string {
  const response = new twiml.VoiceResponse();
  const seconds = Math.ceil(sentences.join(' ').length / charactersPerSecond);
  if (options.begins) response.play(options.begins(seconds));
  for (const sentence of sentences) response.say(sentence);
  if (options.musicBegins) response.play(options.musicBegins);
  return andMusic(response, options);
}

function andMusic(response: twiml.VoiceResponse, { music, again }: Entertainment): string {
  response.play(music);
  response.redirect({ method: 'POST' }, again);
  return response.toString();
}

function placeInLine(position: number): string {
  return position === 1
    ? 'You are next in line.'
    : `You are number ${position} in line. Please stay on the line.`;
}

/** Nobody is helped by large numbers, which are the least certain too. */
const longWaitMinutes = 30;

function timeToWait(minutes: number): string {
  if (minutes > longWaitMinutes) return 'At the moment that may take more than half an hour.';
  return minutes === 1
    ? 'At the moment that takes about a minute.'
    : `At the moment that takes about ${minutes} minutes.`;
}
