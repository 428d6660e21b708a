import type { CallSid } from '../kernel/exchange';
import type { LineId } from './lines';
import type {
  MediaOrder,
  MediaReport,
  MediaRequest,
  NetworkOptions,
  RecordedWav,
} from './media-messages';
import { Mixer } from './mixer';
import { Pacer } from './pacer';
import { serve } from './service';
import { WebRtcLine } from './web-rtc-line';

/**
 * The process that carries the audio. It does nothing else, so that neither a slow webhook nor the
 * decoding of a long file can make a hole in anybody's voice.
 */

const levelsEveryMs = 200;

const network = JSON.parse(process.argv[2] ?? '{}') as NetworkOptions;
const lines = new Map<LineId, WebRtcLine>();
const legOf = new Map<LineId, CallSid>();
const connectedLines = new Set<LineId>();

const mixer = new Mixer(performance.now(), (callSid, silent) =>
  report({ type: 'silence', callSid, silent }),
);
const pacer = new Pacer((now) => mixer.pump(now));
setInterval(() => {
  const levels = mixer.levels();
  if (levels.length > 0) report({ type: 'levels', levels });
}, levelsEveryMs);

function openLine(id: LineId): WebRtcLine {
  const line = new WebRtcLine(network, {
    voice: (samples) => {
      const callSid = legOf.get(id);
      if (callSid !== undefined) mixer.say(callSid, samples, performance.now());
      pacer.nudge();
    },
    connected: () => {
      connectedLines.add(id);
      letHear(id);
    },
    lost: () => {
      closeLine(id);
      report({ type: 'line-lost', line: id });
    },
  });
  lines.set(id, line);
  return line;
}

function knownLine(id: LineId): WebRtcLine {
  const line = lines.get(id);
  if (!line) throw new Error(`the line ${id} is closed`);
  return line;
}

/**
 * Makes the line the call's leg; an earlier line of the call (another device of the agent) is left.
 */
function join(id: LineId, callSid: CallSid): void {
  for (const [other, leg] of legOf) if (leg === callSid && other !== id) legOf.delete(other);
  legOf.set(id, callSid);
  letHear(id);
}

function letHear(id: LineId): void {
  const callSid = legOf.get(id);
  const line = lines.get(id);
  if (callSid !== undefined && line && connectedLines.has(id)) {
    mixer.open(callSid, (frame) => line.play(frame));
  }
}

function closeLine(id: LineId): void {
  const line = lines.get(id);
  if (!line) return;
  lines.delete(id);
  connectedLines.delete(id);
  const callSid = legOf.get(id);
  legOf.delete(id);
  if (callSid !== undefined) mixer.deafen(callSid);
  line.close();
}

function closeLeg(callSid: CallSid): void {
  mixer.close(callSid);
  for (const [line, leg] of legOf) if (leg === callSid) closeLine(line);
}

async function answer(request: MediaRequest): Promise<string | RecordedWav | undefined> {
  switch (request.type) {
    case 'offer':
      return openLine(request.line).offer();
    case 'accept':
      join(request.line, request.callSid);
      await knownLine(request.line).accept(request.sdp);
      return undefined;
    case 'answer':
      openLine(request.line);
      join(request.line, request.callSid);
      return knownLine(request.line).answer(request.sdp);
    case 'renegotiate':
      return knownLine(request.line).answer(request.sdp);
    case 'stop-recording':
      return mixer.stopRecording(request.callSid).finish();
  }
}

function obey(order: MediaOrder): void {
  switch (order.type) {
    case 'add-sound':
      mixer.addSound(order.soundId, order.samples);
      return;
    case 'remove-sound':
      mixer.removeSound(order.soundId);
      return;
    case 'hear':
      mixer.hear(order.callSid, order.hearing);
      return;
    case 'tie':
      mixer.tie(order.one, order.other);
      return;
    case 'start-recording':
      mixer.startRecording(order.callSid);
      return;
    case 'close-line':
      closeLine(order.line);
      return;
    case 'close-leg':
      closeLeg(order.callSid);
      return;
  }
}

const report: (report: MediaReport) => void = serve<
  MediaRequest,
  string | RecordedWav | undefined,
  MediaOrder
>({ answer, obey });
