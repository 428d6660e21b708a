import type { Call } from '../calls/call';
import { restStatus } from '../calls/life-cycle';
import { waitFor } from '../kernel/interruption';
import { flag } from '../twiml/attributes';
import { nobodyReached, type DialOutcome, type DialParts } from './dial-parts';
import { partyOrder } from './dial-party';
import { hangupOnStar } from './hangup-on-star';
import { RingingTone } from './ringing-tone';
import type { Stage } from './stage';
import type { Verb } from '../twiml/twiml-document';

const MAX_PARTIES = 10;

/**
 * Calls clients and numbers, joins the first that answers, and ends when they part.
 * https://www.twilio.com/docs/voice/twiml/dial
 */
export async function dialParties(
  dial: Verb,
  nouns: readonly Verb[],
  stage: Stage,
  parts: DialParts,
): Promise<DialOutcome> {
  const parties = nouns.slice(0, MAX_PARTIES);
  const rounds = flag(dial, 'sequential', false) ? parties.map((one) => [one]) : [parties];
  let outcome: DialOutcome = nobodyReached('failed');
  for (const round of rounds) {
    outcome = await callTogether(dial, round, stage, parts);
    if (outcome.bridged) return outcome;
  }
  return outcome;
}

async function callTogether(
  dial: Verb,
  nouns: readonly Verb[],
  stage: Stage,
  parts: DialParts,
): Promise<DialOutcome> {
  const { control, progress } = parts;
  const children: Call[] = [];
  const tone = new RingingTone(stage, parts.playback);
  const endAll = (except?: Call) => {
    for (const child of children) {
      if (child !== except)
        control.finish(child, child.answeredAt === null ? 'canceled' : 'hung-up');
    }
  };
  const unasked = new Set(nouns);
  const asked = (noun: Verb) => {
    unasked.delete(noun);
    // A caller is not answered before everybody has been asked: until then there is nothing to talk
    // about.
    if (unasked.size > 0 || stage.signal.aborted || flag(dial, 'answerOnBridge', false)) return;
    control.answer(stage.call);
  };
  try {
    const winner = await waitFor<Call | null>(stage.signal, (resolve) => {
      for (const noun of nouns) {
        const shown = () => asked(noun);
        const child = parts.outbound.place(
          partyOrder(dial, noun, stage, { parts, ready: resolve, shown }),
        );
        children.push(child);
        void progress.departure(child).then(() => {
          if (child.status === 'ringing') tone.start();
        });
        void progress.end(child).then(() => {
          shown();
          if (children.every((one) => one.isOver)) resolve(null);
        });
      }
      return () => undefined;
    });
    tone.stop();
    if (!winner) return nobodyReached(worstOf(children), children.at(-1));
    endAll(winner);
    return await bridge(dial, winner, stage, parts);
  } finally {
    tone.stop();
    // A party that still rings or talks for this Dial is let go, but not one that got a document of
    // its own.
    endAll(children.find((child) => control.wasRedirected(child)));
  }
}

async function bridge(
  dial: Verb,
  child: Call,
  stage: Stage,
  parts: DialParts,
): Promise<DialOutcome> {
  const { control, digits, ears, progress } = parts;
  control.answer(stage.call);
  // Between its answer and this moment the child may have hung up again.
  if (!child.isOver) {
    ears.hear(stage.callSid, { kind: 'mix', of: [child.sid] });
    ears.hear(child.sid, { kind: 'mix', of: [stage.callSid] });
  }
  const parted = await waitFor<'over' | 'redirected'>(stage.signal, (resolve) => {
    void progress.end(child).then(() => resolve('over'));
    const stopDigits = hangupOnStar(dial, stage, digits, () => control.finish(child, 'hung-up'));
    const stopWatching = control.onRedirect(child, () => resolve('redirected'));
    return () => {
      stopDigits();
      stopWatching();
    };
  });
  ears.silence(stage.callSid);
  return {
    status: 'completed',
    child,
    durationSeconds: parted === 'over' ? child.durationSeconds : null,
    bridged: true,
  };
}

/** When nobody answered: busy tells more than no answer, no answer more than a failure. */
function worstOf(children: readonly Call[]): DialOutcome['status'] {
  const statuses = children.map((child) => restStatus(child.status));
  if (statuses.includes('busy')) return 'busy';
  if (statuses.includes('no-answer') || statuses.includes('completed')) return 'no-answer';
  return statuses.includes('canceled') ? 'canceled' : 'failed';
}
