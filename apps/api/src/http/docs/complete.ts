import { problemSchema } from '@baton/shared-types';
import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { unknownHost } from '../allowed-hosts';
import { problems } from '../describes';
import { databaseAway } from '../problem.filter';
import { examples } from './examples';
import { type Answer, type Operation, operationsOf, type Schema } from './operations';

/** The answers that every operation can give. They are described once, here. */
const ofEvery = {
  421: { unknown_host: unknownHost },
  500: { internal: 'Something went wrong on our side. The error was logged.' },
  503: { out_of_order: databaseAway },
};
const ofSignedIn = {
  401: { not_signed_in: 'Sign in first.' },
  429: {
    too_many_requests:
      'More than 12 requests of this session are under way. Wait for their answers, then ask again.',
  },
};
const ofInput = { 400: { invalid_input: 'callId: must be a UUID.' } };

/** What names in addresses stand for. */
const parameters: Readonly<Record<string, string>> = {
  callId: 'The id of the call.',
  legId: 'The id of the connection.',
  transferId: 'The id of the transfer.',
};

/**
 * Adds to what the controllers say: the answers that all share, examples, and the shape of a
 * problem.
 */
export function complete(document: OpenAPIObject): OpenAPIObject {
  const schemas = (document.components ??= {}).schemas ?? {};
  document.components.schemas = schemas;
  // Without its id, so that it stands here itself and not a reference to it.
  const problem = z.object(problemSchema.shape).describe(problemSchema.description ?? '');
  schemas['Problem'] = z.toJSONSchema(problem, { target: 'openapi-3.0' }) as Schema;
  for (const operation of operationsOf(document)) {
    addCommonAnswers(operation);
    addExamples(operation);
    for (const parameter of operation.parameters ?? []) {
      parameter.description ??= parameters[parameter.name];
    }
  }
  withoutPatterns(document);
  return document;
}

/** What operations answer alike, by status, to be told once where people read it. */
export const commonAnswers: Readonly<Record<string, Answer>> = Object.fromEntries(
  Object.entries({ ...ofEvery, ...ofSignedIn }).map(([status, sentences]) => [
    status,
    problems(Number(status), sentences),
  ]),
);

function addCommonAnswers(operation: Operation): void {
  const hasInput = !!operation.requestBody || (operation.parameters ?? []).length > 0;
  const common = {
    ...ofEvery,
    ...(operation.security && ofSignedIn),
    ...(hasInput && ofInput),
  };
  for (const [status, sentences] of Object.entries(common)) {
    const answer = problems(Number(status), sentences);
    const own = operation.responses[status];
    if (!own) operation.responses[status] = answer;
    else {
      own.description = `${own.description} ${answer.description}`;
      const [ownProblems, more] = [own, answer].map(
        ({ content }) => content?.['application/problem+json']?.examples,
      );
      if (ownProblems && more) Object.assign(ownProblems, more);
    }
  }
}

function addExamples({ requestBody, responses }: Operation): void {
  for (const { content } of [requestBody ?? {}, ...Object.values(responses)]) {
    const json = content?.['application/json'];
    const name = json?.schema?.$ref?.split('/').at(-1);
    if (json && name && name in examples) {
      json.example = examples[name as keyof typeof examples].value;
    }
  }
}

/** A format says the same as its pattern, and can be read. */
function withoutPatterns(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  if ('format' in part && 'pattern' in part) delete part.pattern;
  for (const inner of Object.values(part)) withoutPatterns(inner);
}
