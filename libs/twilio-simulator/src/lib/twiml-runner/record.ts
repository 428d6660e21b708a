import type { Account } from '../kernel/account';
import type { Activity } from '../kernel/activity';
import { API_VERSION, callFields } from '../calls/call-fields';
import type { Digits } from '../calls/digits';
import type { Recording, Recordings } from '../calls/recordings';
import type { Clock } from '../kernel/clock';
import type { Callbacks } from '../deliveries/callbacks';
import type { Courier } from '../deliveries/courier';
import { WebhookFailure } from '../deliveries/webhook-failure';
import { waitFor } from '../kernel/interruption';
import type { MediaPlane } from '../kernel/media-plane';
import { surprise } from '../kernel/surprise';
import { emptyWav } from '../kernel/wav';
import { afterOwnAction } from './action';
import { flag, httpMethod, wholeNumber } from '../twiml/attributes';
import { nextVerb, type Next } from '../twiml/document-source';
import { resolveUrl, type Playback } from '../twiml/playback';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

/** What recording needs. */
export interface RecordParts {
  readonly account: Account;
  readonly activity: Activity;
  readonly callbacks: Callbacks;
  readonly clock: Clock;
  readonly courier: Courier;
  readonly digits: Digits;
  readonly media: MediaPlane;
  readonly playback: Playback;
  readonly recordings: Recordings;
  /** The simulator's own address, where the recording can be fetched. */
  readonly url: () => string;
}

/** https://www.twilio.com/docs/voice/twiml/record#attributes-recording-status-callback-event */
type RecordingEvent = 'completed' | 'absent';

/**
 * Records what the caller says, as for a voicemail. https://www.twilio.com/docs/voice/twiml/record
 */
export async function record(verb: Verb, stage: Stage, parts: RecordParts): Promise<Next> {
  const { clock, media } = parts;
  if (flag(verb, 'playBeep', true)) await parts.playback.play({ kind: 'beep' }, 1, stage);
  const startedAt = clock.now();
  media.startRecording(stage.callSid);
  const stop = async () => {
    const wav = await parts.activity.track(recordedAudio(media, stage.callSid));
    return parts.recordings.add(stage.call, { wav, startedAt });
  };
  // Stopped in the same moment in which the call ends: a little later the leg's audio is gone.
  stage.signal.addEventListener('abort', whenCut, { once: true });
  const ending = await untilEnough(verb, stage, parts);
  stage.signal.removeEventListener('abort', whenCut);
  const recording = await stop();
  stage.signal.throwIfAborted();
  if (ending === 'nothing-said') {
    // Silence alone is not kept. https://www.twilio.com/docs/voice/twiml/record#attributes-timeout
    parts.recordings.remove(recording.sid);
    report('absent', recording);
    return nextVerb;
  }
  report('completed', recording);
  return afterOwnAction(verb, stage, fields(recording, ending, parts));

  function whenCut() {
    void stop().then((recording) => {
      report('completed', recording);
      if (stage.call.isOver) tellOfHangUp(recording);
    });
  }

  /** The caller is gone, but the action is asked anyway; its answer changes nothing. */
  function tellOfHangUp(recording: Recording) {
    const next = afterOwnAction(verb, stage, fields(recording, 'hangup', parts));
    if (next.kind !== 'document' || next.source.kind !== 'address') return;
    const { address, parameters, webhook } = next.source;
    const form = { ...callFields(stage.call, parts.account.sid), ...parameters };
    const told = parts.courier.deliver({
      kind: webhook,
      ...address,
      callSid: stage.callSid,
      parameters: form,
    });
    told.catch((error: unknown) => {
      if (!(error instanceof WebhookFailure)) surprise(error);
    });
  }

  function report(event: RecordingEvent, recording: Recording) {
    const asked = verb.attributes['recordingStatusCallbackEvent']?.trim().split(/\s+/);
    if (!(asked ?? ['completed']).includes(event)) return;
    const url = resolveUrl(verb.attributes['recordingStatusCallback'] ?? '', stage.base);
    if (url === null || !verb.attributes['recordingStatusCallback']) return;
    parts.callbacks.report({
      kind: 'recording-status',
      event,
      url,
      method: httpMethod(verb, 'recordingStatusCallbackMethod'),
      callSid: stage.callSid,
      parameters: {
        AccountSid: parts.account.sid,
        CallSid: stage.callSid,
        RecordingSid: recording.sid,
        RecordingUrl: recordingUrl(recording, parts),
        RecordingStatus: event,
        RecordingDuration: String(recording.durationSeconds),
        RecordingChannels: '1',
        RecordingSource: 'RecordVerb',
      },
    });
  }
}

/** What the action is told. */
function fields(recording: Recording, digits: string, parts: RecordParts) {
  return {
    RecordingUrl: recordingUrl(recording, parts),
    RecordingSid: recording.sid,
    RecordingDuration: String(recording.durationSeconds),
    ...(digits !== '' && { Digits: digits }),
  };
}

function recordingUrl(recording: Recording, { account, url }: RecordParts): string {
  return `${url()}/${API_VERSION}/Accounts/${account.sid}/Recordings/${recording.sid}`;
}

/** Audio that got lost, because the media broke down, leaves an empty recording. */
async function recordedAudio(media: MediaPlane, callSid: string): Promise<Uint8Array> {
  try {
    return (await media.stopRecording(callSid)).wav;
  } catch (error) {
    surprise(error);
    return emptyWav();
  }
}

/** Ends with the key that ended the recording, '' for none, or `nothing-said`. */
function untilEnough(verb: Verb, stage: Stage, parts: RecordParts): Promise<string> {
  const { clock, digits, media } = parts;
  const finishKeys = verb.attributes['finishOnKey'] ?? '1234567890*#';
  const silenceMs = wholeNumber(verb, 'timeout', 5) * 1000;
  return waitFor<string>(stage.signal, (resolve) => {
    // A caller who talks already is heard from the first word on; one who never talks is waited for
    // only so long.
    let spoke = !media.isSilent(stage.callSid);
    let stopWaiting: () => void = () => undefined;
    const waitInSilence = () => {
      stopWaiting = clock.after(silenceMs, () => end(spoke ? '' : 'nothing-said'));
    };
    const stops = [
      clock.after(wholeNumber(verb, 'maxLength', 3_600) * 1000, () => end('')),
      digits.on(stage.callSid, (digit) => {
        if (finishKeys.includes(digit)) end(digit);
      }),
      media.onSilence((callSid, silent) => {
        if (callSid !== stage.callSid) return;
        stopWaiting();
        if (silent) waitInSilence();
        else spoke = true;
      }),
      () => stopWaiting(),
    ];
    if (!spoke) waitInSilence();
    const stop = () => stops.forEach((each) => each());
    const end = (how: string) => {
      stop();
      resolve(how);
    };
    return stop;
  });
}
