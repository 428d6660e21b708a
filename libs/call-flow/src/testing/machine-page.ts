import { callStateNames, type CallState, type CallStateName } from '../lib/call';
import type { Hears } from '../lib/hearing';
import { isAgent, textOf } from '../lib/party';
import {
  awaitedLeg,
  customerConnection,
  placeOfCustomer,
  placeOfLeg,
  whoHearsWhat,
} from '../lib/state-table';
import { printedState, printedWays } from './printed-machine';
import { ada, ben, sample } from './sample-states';

/** Ends that every state of a call that goes on shares; drawn, they would hide the rest. */
const common = new Set(['customer_left', 'agent_ends']);

/**
 * Writes the call machine down as a page of Markdown: a drawing, who hears who, and every decision.
 */
export function machinePage(): string {
  return `# The call machine

This page is written by \`npm run call-machine\`; a test fails when it is out of date. The rules are in \`libs/call-flow/src/lib/rules\`, the
states in \`libs/call-flow/src/lib/call.ts\`.

Ada owns the call. Ben is the colleague who is offered the call, or gets it by a transfer.

**Names.** What something is, a state or an outcome, is written with hyphens (\`consult-ringing\`). What happens or is asked for, an event, a
command or a refusal, is written with underscores (\`leg_joined\`). See the [glossary](glossary.md#how-names-are-spelled).

## The states

Left out are the ends that all states share: the customer hangs up (\`customer_left\`), and an agent ends the call (\`agent_ends\`).

\`\`\`mermaid
${drawing()}
\`\`\`

## Who hears who, and where everybody is

This is \`libs/call-flow/src/lib/state-table.ts\`, read for the calls of the drawing.

| state | the customer hears | Ada hears | Ben hears | the customer's connection | the customer is in | Ada's leg is in | Ben's leg is in | waits for |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${callStateNames.map((name) => row(sample[name])).join('\n')}

A customer without an agent hears the music of where they are: \`wait-music\` before the first conversation, \`hold-music\` after it.

## Every decision

One line for each event: the state after it, how a transfer ended (in brackets), and the commands to the carrier (in parentheses). \`·\` means that
the event changes nothing.

${callStateNames.map(decisions).join('\n\n')}
`;
}

function drawing(): string {
  const names = callStateNames.map((name) => `  state "${name}" as ${idOf(name)}`);
  const ways = [...printedWays()].flatMap(([from, to]) =>
    [...to].flatMap(([state, events]) => {
      const own = events.filter((event) => !common.has(event));
      return own.length === 0 ? [] : [`  ${idOf(from)} --> ${idOf(state)}: ${own.join(', ')}`];
    }),
  );
  return ['stateDiagram-v2', ...names, '  [*] --> queued', ...ways, '  ended --> [*]'].join('\n');
}

const idOf = (name: CallStateName) => name.replaceAll('-', '_');

function row(state: CallState): string {
  const { customer, parties } = whoHearsWhat(state);
  const hears = (name: string) => {
    const found = parties.find(({ party }) => isAgent(party, name));
    return found ? heard(found.hears) : '–';
  };
  const cells = [
    `\`${state.name}\``,
    heard(customer),
    hears('ada'),
    hears('ben'),
    customerConnection(state),
    placeOfCustomer(state),
    ...[ada, ben].map(({ leg }) => placeOfLeg(state, leg)),
    awaitedLeg(state) ?? '–',
  ];
  return `| ${cells.join(' | ')} |`;
}

function heard(hears: Hears): string {
  if (typeof hears === 'string') return hears;
  return hears.map((one) => (one === 'customer' ? one : textOf(one.party))).join(', ');
}

function decisions(name: CallStateName): string {
  return `### ${name}\n\n\`\`\`text\n${printedState(name)}\n\`\`\``;
}
