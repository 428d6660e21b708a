import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import type { Problem } from '@baton/shared-types';
import { isDatabaseAway } from './database-away';
import type { Response } from 'express';
import { ProblemException, problemOf } from './problem';

/** Answers every error as a problem; a fault is logged once and its inside is not shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(exception: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(exception);
    if (problem.status >= 500) this.logger.error({ err: exception }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (exception instanceof ProblemException && exception.retryAfterSeconds !== undefined) {
      response.setHeader('Retry-After', exception.retryAfterSeconds);
    }
    response.status(problem.status).type('application/problem+json').json(problem);
  }
}

const codes: Partial<Record<number, string>> = {
  400: 'invalid_input',
  401: 'not_signed_in',
  403: 'forbidden',
  404: 'not_found',
  413: 'too_large',
  429: 'too_many_requests',
  503: 'out_of_order',
};

const sentences: Partial<Record<number, string>> = {
  400: 'The request cannot be read.',
  404: 'There is nothing at this address.',
  413: 'The request is too long.',
};

/** What is told while the database is away, or too busy. */
export const databaseAway = 'The database does not answer. Calls continue. Try again in a moment.';

/** Translates whatever was thrown into what may be told. */
export function toProblem(exception: unknown): Problem {
  if (exception instanceof ProblemException) return exception.problem;
  if (isDatabaseAway(exception)) {
    return problemOf(503, 'out_of_order', databaseAway);
  }
  const status = statusOf(exception);
  if (status >= 500 && status !== 503) {
    return problemOf(500, 'internal', 'Something went wrong on our side. The error was logged.');
  }
  const code = codes[status] ?? 'error';
  // The words of a library may name files or addresses of ours.
  const isOurs = exception instanceof HttpException;
  return problemOf(
    status,
    code,
    isOurs ? exception.message : (sentences[status] ?? 'The request was refused.'),
  );
}

/** Express' own errors (a body that is not JSON, or too long) carry a status too. */
function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  if (typeof exception === 'object' && exception !== null && 'status' in exception) {
    const { status } = exception;
    if (typeof status === 'number' && status >= 400 && status < 500) return status;
  }
  return 500;
}
