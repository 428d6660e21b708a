import { HttpErrorResponse } from '@angular/common/http';
import { problemSchema, type Problem } from '@baton/shared-types';
import { TimeoutError } from 'rxjs';
import { ZodError } from 'zod';

/** Reads the problem document of a refused request, if it brought one. */
export function problemOf(error: unknown): Problem | null {
  if (!(error instanceof HttpErrorResponse)) return null;
  const problem = problemSchema.safeParse(error.error);
  return problem.success ? problem.data : null;
}

/** Whether the desk refused because the call has moved on, most often by somebody else's hand. */
export function isConflict(error: unknown): boolean {
  return error instanceof HttpErrorResponse && error.status === 409;
}

/** Whether the desk refused because this is not the agent's to see. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && error.status === 403;

/** Whether the desk has not answered in time: nobody knows what it makes of the request. */
export const isUnanswered = (error: unknown): boolean => error instanceof TimeoutError;

/** Says in a sentence why a request failed. */
export function problemText(error: unknown): string {
  const problem = problemOf(error);
  if (problem) return problem.detail;
  if (error instanceof HttpErrorResponse) {
    return error.status === 0
      ? 'The server cannot be reached. Check your network. Calls in progress are not affected.'
      : `The server answered with an error (${error.status}). Try again.`;
  }
  if (isUnanswered(error)) {
    return 'The server did not answer in time. Your call continues. Try again if nothing changes.';
  }
  if (error instanceof ZodError) {
    return 'This page is out of date. Reload it to get the latest version.';
  }
  return 'Something went wrong on this page. Try again.';
}
