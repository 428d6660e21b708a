import { z } from 'zod';

/**
 * An error as RFC 9457 describes it. `code` is for programs, `detail` for people; `field` names the
 * wrong input.
 */
export const problemSchema = z
  .object({
    type: z.string().describe('Always `about:blank`: the code says what it is.'),
    title: z.string().describe('The status in words.'),
    status: z.int().describe('The status of the answer.'),
    code: z.string().describe('For programs: what went wrong.'),
    detail: z.string().describe('For people: what went wrong, and what to do.'),
    errors: z
      .array(
        z.object({
          field: z.string().describe('Which input is wrong.'),
          message: z.string().describe('What it must be.'),
        }),
      )
      .optional()
      .describe('Each input that is wrong, where the input is.'),
  })
  .meta({ id: 'Problem', description: 'An error as RFC 9457 describes it.' });
export type Problem = z.infer<typeof problemSchema>;
