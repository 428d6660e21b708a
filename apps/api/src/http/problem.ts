import { HttpException } from '@nestjs/common';
import type { Problem } from '@baton/shared-types';

/** An error that the caller is told about, as RFC 9457 describes it. */
export class ProblemException extends HttpException {
  constructor(
    readonly problem: Problem,
    /** When it is worth trying again, in s from now. */
    readonly retryAfterSeconds?: number,
  ) {
    super(problem, problem.status);
    this.message = problem.detail;
  }
}

const titles: Partial<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible now',
  413: 'Too large',
  421: 'Misdirected request',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Not available',
};

/** Builds a problem's body; `code` is for programs, `detail` for people. */
export function problemOf(
  status: number,
  code: string,
  detail: string,
  errors?: Problem['errors'],
): Problem {
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    code,
    detail,
    ...(errors && { errors }),
  };
}

export const invalid = (errors: NonNullable<Problem['errors']>) =>
  new ProblemException(
    problemOf(
      400,
      'invalid_input',
      errors.map(({ field, message }) => `${field}: ${message}`).join(' '),
      errors,
    ),
  );
export const notSignedIn = () =>
  new ProblemException(problemOf(401, 'not_signed_in', 'Sign in first.'));
export const forbidden = (code: string, detail: string) =>
  new ProblemException(problemOf(403, code, detail));
export const notFound = (code: string, detail: string) =>
  new ProblemException(problemOf(404, code, detail));
export const tooManyRequests = (code: string, detail: string, retryAfterSeconds: number) =>
  new ProblemException(problemOf(429, code, detail), retryAfterSeconds);
export const outOfOrder = (code: string, detail: string) =>
  new ProblemException(problemOf(503, code, detail));
export const conflict = (code: string, detail: string) =>
  new ProblemException(problemOf(409, code, detail));
