import type { HistoryLine } from './replay';

/** Tells one line of a call's history in words. */
export function inWords(line: HistoryLine): string {
  const time = line.at.toISOString().slice(11, 23);
  const about = details(line.details);
  if (line.decision === 'commanded') return `${time}      → ${line.event}${about}`;
  return `${time}  ${line.event}${about}, says ${line.cause}: ${outcomeOf(line)}`;
}

function outcomeOf({ decision, refusal, fromState, toState }: HistoryLine): string {
  switch (decision) {
    case 'moved':
      return fromState === toState ? `still ${toState}` : `${fromState ?? 'nothing'} → ${toState}`;
    case 'refused':
      return `refused, ${refusal}`;
    default:
      return decision;
  }
}

function details(of: object): string {
  const words = Object.entries(of).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}
