import type { DeskPolicy } from '../lib/decision';
import type { Party } from '../lib/party';
import { allHistories, cutOff, type Histories } from './histories';
import { promises } from './promises/index';
import { story } from './situation';

/** What was found when every promise was looked at after every step that can be taken. */
export interface Inspection {
  readonly histories: Histories;
  readonly steps: number;
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly sentence: string;
  readonly violations: number;
  /** A few of them: enough to see what went wrong, few enough to read. */
  readonly stories: readonly string[];
}

const wayBack = 'leads back to a talking human from everywhere but the voicemail and the end';

/** Looks at every promise after every step of every history. */
export function inspect(
  policy: DeskPolicy,
  extent: { readonly people?: readonly Party[]; readonly most?: number } = {},
): Inspection {
  const violations = new Map<string, string[]>(promises.map(({ sentence }) => [sentence, []]));
  let steps = 0;
  const histories = allHistories({
    policy,
    ...extent,
    onStep: (step) => {
      steps += 1;
      for (const { sentence, isBroken } of promises) {
        if (isBroken(step, policy)) violations.get(sentence)?.push(story(step));
      }
    },
  });
  const stuck = cutOff(histories, ({ state }) => state.name === 'connected')
    .filter(({ state }) => state.name !== 'voicemail' && state.name !== 'ended')
    .map((situation) => JSON.stringify(situation));
  const findings = [...violations, [wayBack, stuck] as const].map(([sentence, stories]) => ({
    sentence,
    violations: stories.length,
    stories: stories.slice(0, 3),
  }));
  return { histories, steps, findings };
}
