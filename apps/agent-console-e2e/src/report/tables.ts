import type {
  Evidence,
  HearingEvidence,
  PrivacyEvidence,
  SilenceEvidence,
} from '../support/evidence';
import { speakers } from '../support/tones';

/**
 * Who heard what in each state; every entry equals what `whoHearsWhat` of the call machine
 * promises.
 */
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

/** How much reached ears for which it was not meant. */
export function privacyTable(all: readonly Evidence[]): string {
  const measured = all.filter((each): each is PrivacyEvidence => each.kind === 'privacy');
  const cases = [...new Set(measured.map(({ state, how }) => `${state} | ${how}`))];
  const rows = cases.map((name) => [
    name,
    ...speakers.map((speaker) => {
      const here = measured.filter(
        ({ state, how, listener }) => `${state} | ${how}` === name && listener === speaker,
      );
      const loudest = Math.max(...here.map((each) => each.loudest)).toFixed(3);
      const counts = `${total(here, 'leaked')} of ${total(here, 'frames')}`;
      return here.length === 0 ? '' : `${counts} (${loudest})`;
    }),
  ]);
  return [
    '### Leaked frames',
    `Of ${total(measured, 'frames')} frames of 20 ms, ${total(measured, 'leaked')} held a voice that the listener must not hear in that state, for a tenth of a frame or more (in the lobby, where an announcement is heard first: two thirds). ` +
      'In brackets: the largest amplitude at the pitch of a stranger; a voice has 0.2, our music up to 0.015, an announcement up to 0.11.',
    table(['state | order', ...speakers.map((speaker) => `leaked to ${speaker}`)], rows),
  ].join('\n\n');
}

const total = (measured: readonly PrivacyEvidence[], what: 'frames' | 'leaked') =>
  measured.reduce((sum, each) => sum + each[what], 0);

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
  const rule = header.flatMap((cell) => cell.split(' | ')).map(() => '---');
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}
