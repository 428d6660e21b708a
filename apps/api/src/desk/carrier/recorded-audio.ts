import { Readable } from 'node:stream';
import { CarrierError } from './telephony';

/** Where a recording is, and who may have it. */
export interface RecordingOrder {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** How long the carrier may take to begin, in ms; what follows takes as long as it is. */
  readonly patience: number;
}

/**
 * Opens a recording's audio:
 * https://www.twilio.com/docs/voice/api/recording#fetch-a-recordings-media
 */
export async function openAudio(order: RecordingOrder): Promise<Readable> {
  const response = await begin(order);
  if (response.status === 404) {
    throw new CarrierError('gone', 'Open the recording: the carrier has it no longer.');
  }
  if (!response.ok || !response.body) {
    await response.body?.cancel();
    throw new CarrierError('unsure', `Open the recording: ${response.status}`);
  }
  return Readable.fromWeb(response.body);
}

async function begin({ url, user, password, patience }: RecordingOrder): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), patience);
  const login = Buffer.from(`${user}:${password}`).toString('base64');
  try {
    return await fetch(url, { headers: { Authorization: `Basic ${login}` }, signal: late.signal });
  } catch (error) {
    // Expected: a carrier that cannot be reached, or does not answer.
    const because = error instanceof Error ? error.message : String(error);
    throw new CarrierError('unsure', `Open the recording: ${because}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
