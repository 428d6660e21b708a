import {
  callActions,
  callEventTypes,
  callStateNames,
  type Command,
  legOutcomes,
  type PartyEnd,
  type Refusal,
} from '@baton/call-flow';
import {
  awayReasonSchema,
  callActionSchema,
  callOutcomeSchema,
  callStateNameSchema,
  legPurposeSchema,
  partyViewSchema,
  presenceSchema,
  transferOutcomeSchema,
} from '@baton/shared-types';
import type { JobName } from './store/jobs';

/* What something is: hyphens. */
const kinds = {
  states: [...callStateNames, ...callStateNameSchema.options],
  outcomes: [...legOutcomes, ...callOutcomeSchema.options, ...transferOutcomeSchema.options],
  'what an agent is doing': [...presenceSchema.options, ...awayReasonSchema.options],
  'what a party is': [
    ...legPurposeSchema.options,
    ...partyViewSchema.shape.role.options,
    ...partyViewSchema.shape.status.options,
    ...partyViewSchema.shape.agent.shape.kind.options,
  ],
};

/* What happens, or is asked for: underscores. */
const happenings = {
  events: callEventTypes,
  actions: [...callActions, ...callActionSchema.options],
  commands: namesOf<Command['type']>({
    find_agent: true,
    recall: true,
    ring: true,
    release: true,
    place_leg: true,
    place_customer: true,
    hold_customer: true,
    resume_customer: true,
    end_conversation: true,
  }),
};

/** Every name of a type that exists at compile time only: one that is missing does not compile. */
function namesOf<T extends string>(names: Record<T, true>): string[] {
  return Object.keys(names);
}

/* Names of which there is no list are checked by the compiler. */
type With<Mark extends string, Name extends string> = Extract<Name, `${string}${Mark}${string}`>;
type None<Name extends never> = Name;
export type Checked = [
  None<With<'-' | ' ', JobName | Refusal>>,
  None<With<'_' | ' ', PartyEnd['kind']>>,
];

describe('the spelling of names', () => {
  it.each(Object.entries(kinds))('has hyphens in %s: they say what something is', (_, names) => {
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it.each(Object.entries(happenings))(
    'has underscores in %s: they say what happens or is asked for',
    (_, names) => {
      expect(names.filter((name) => !/^[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
    },
  );
});
