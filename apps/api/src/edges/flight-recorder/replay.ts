import { isDeepStrictEqual } from 'node:util';
import {
  decide,
  type CallState,
  type Command,
  type Decision,
  type DeskPolicy,
  recorded,
} from '@baton/call-flow';
import { causedBy } from '../../desk/calls/history.follower';
import type { EventRow } from '../../desk/store/rows';
import { readEvent } from './recorded-event';

/** One line of a call's history, as it is stored. */
export type HistoryLine = Pick<
  EventRow,
  'id' | 'event' | 'details' | 'decision' | 'refusal' | 'fromState' | 'toState' | 'cause' | 'at'
>;

/** What came of deciding everything once more. */
export interface Replayed {
  readonly final: CallState | null;
  /** Where the machine, asked again, said something else than is written down. */
  readonly differences: readonly string[];
}

/** Decides every event of a history once more, from the first ring on, and compares. */
export function replay(lines: readonly HistoryLine[], policy: DeskPolicy): Replayed {
  const differences: string[] = [];
  let state: CallState | null = null as CallState | null;
  for (const line of lines) {
    const differs = (what: string, now: unknown, then: unknown) => {
      if (isDeepStrictEqual(now, then)) return;
      const words = `${what} ${JSON.stringify(now)} instead of ${JSON.stringify(then)}`;
      differences.push(`line ${line.id}, ${line.event}: ${words}`);
    };
    if (line.event === 'customer_called') {
      state = { name: 'queued', parked: 'waiting-room', leaving: null };
      differs('state', state.name, line.toState);
      continue;
    }
    if (!isDecided(line)) continue;
    if (!state) {
      differences.push(`line ${line.id}, ${line.event}: comes before the customer's call`);
      continue;
    }
    differs('state before', state.name, line.fromState);
    const decision: Decision = decide(state, readEvent(line.event, line.details), policy);
    differs('decision', decision.kind, line.decision);
    differs('refusal', decision.kind === 'refused' ? decision.because : null, line.refusal);
    if (decision.kind === 'moved') state = decision.to;
    differs('state', state.name, line.toState);

    const decided = decision.kind === 'moved' ? decision.commands : [];
    const { followed, besides } = commandsAfter(line, lines, decided.length);
    differs('commands', decided.map(recorded), followed);
    // Unwanted legs are hung up, and what the carrier has got wrong is said again, whatever is
    // decided.
    for (const { event } of besides) differs('command besides', saidAgain.has(event), true);
  }
  return { final: state, differences };
}

const saidAgain = new Set<string>([
  'release',
  'place_leg',
  'place_customer',
  'hold_customer',
  'resume_customer',
] satisfies Command['type'][]);

const isDecided = ({ decision }: HistoryLine) =>
  decision === 'moved' || decision === 'ignored' || decision === 'refused';

function commandsAfter(line: HistoryLine, lines: readonly HistoryLine[], count: number) {
  const commands = lines.filter(
    ({ decision, cause }) => decision === 'commanded' && cause === causedBy(line.id),
  );
  const followed = commands
    .slice(0, count)
    .map(({ event, details }) => ({ ...details, type: event }));
  return { followed, besides: commands.slice(count) };
}
