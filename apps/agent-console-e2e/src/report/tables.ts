import type {
  Evidence,
  HearingEvidence,
  PrivacyEvidence,
  SilenceEvidence,
} from '../support/evidence';
import { speakers } from '../support/tones';

/** Who heard what in each state; every entry equals what `whoHearsWhat` of the call machine promises. */
export function hearingTable(all: readonly Evidence[]): string {
  const measured = all.filter((each): each is HearingEvidence => each.kind === 'hearing');
  const states = [...new Set(measured.map(({ state }) => state))];
  const rows = states.map((state) => [
    state,
    ...speakers.map((speaker) =>
      heardBy(measured.filter((each) => each.state === state && each.listener === speaker)),
    ),
  ]);
  return [
    '### Who hears what',
    `${measured.length} measurements, each equal to what \`whoHearsWhat\` promises for the state that the flight recorder shows. ` +
      'In brackets: the loudness (share of full scale) and how often it was measured.',
    table(['state', ...speakers], rows),
  ].join('\n\n');
}

function heardBy(measured: readonly HearingEvidence[]): string {
  const kinds = [...new Set(measured.map(({ hears }) => hears))];
  return kinds
    .map((hears) => {
      const same = measured.filter((each) => each.hears === hears);
      const loudness = same.reduce((sum, each) => sum + each.loudness, 0) / same.length;
      return `${hears} (${loudness.toFixed(3)}, ${same.length}×)`;
    })
    .join('; ');
}

/** How much of private conversations reached whom it was not meant for. */
export function privacyTable(all: readonly Evidence[]): string {
  const measured = all.filter((each): each is PrivacyEvidence => each.kind === 'privacy');
  const sum = (pick: (each: PrivacyEvidence) => number) =>
    measured.reduce((total, each) => total + pick(each), 0);
  return [
    '### Leaked frames',
    `${sum(({ frames }) => frames)} frames of 20 ms were listened to by who must not hear the conversation; ${sum(({ leaked }) => leaked)} had something of it.`,
    table(
      ['state', 'order', 'frames', 'leaked'],
      measured.map(({ how, state, frames, leaked }) => [state, how, `${frames}`, `${leaked}`]),
    ),
  ].join('\n\n');
}

/** The longest silence that a customer had to bear, for each thing that happened. */
export function silenceTable(all: readonly Evidence[], of: SilenceEvidence['of']): string {
  const measured = all.filter(
    (each): each is SilenceEvidence => each.kind === 'silence' && each.of === of,
  );
  const title =
    of === 'handover' ? 'Longest silence, nothing failing' : 'Longest silence, something failing';
  return [
    `### ${title}`,
    table(
      [
        'what happens',
        'silence (ms)',
        'limit (ms)',
        'while the carrier played',
        'the customer was given to hear',
      ],
      measured.map(({ what, silenceMs, limitMs, during, story }) => [
        what,
        `${silenceMs}`,
        `${limitMs}`,
        silenceMs === 0 ? '–' : during,
        story.join(' → '),
      ]),
    ),
  ].join('\n\n');
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
