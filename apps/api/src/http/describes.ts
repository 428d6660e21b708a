import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { problemOf } from './problem';

/** What an operation refuses: the sentence of each code, by status. */
export type Refusals = Partial<Record<number, Readonly<Record<string, string>>>>;

/** What the API's description says of an operation, besides its shapes. */
export interface OperationWords {
  /** What it does, as a heading: a few words that begin with a verb. */
  readonly summary: string;
  /** When to use it, and what follows. */
  readonly description: string;
  /** Only the operation's own answers. The common answers are added to all operations. */
  readonly refuses?: Refusals;
}

/** Says in words what an operation does and refuses, for the API's description. */
export function Describes({ summary, description, refuses = {} }: OperationWords) {
  const answers = Object.entries(refuses).map(([status, sentences = {}]) =>
    ApiResponse({ status: Number(status), ...problems(Number(status), sentences) }),
  );
  return applyDecorators(ApiOperation({ summary, description }), ...answers);
}

/** An answer that is a problem, with an example of each code. */
export function problems(status: number, sentences: Readonly<Record<string, string>>) {
  const examples = Object.entries(sentences).map(([code, detail]) => [
    code,
    { summary: detail, value: problemOf(status, code, detail) },
  ]);
  return {
    description: Object.values(sentences).join(' '),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples) as Record<string, { summary: string }>,
      },
    },
  };
}
