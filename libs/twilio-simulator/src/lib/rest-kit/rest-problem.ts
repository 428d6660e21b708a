/** A request that the REST API refuses, as the error envelope tells it. */
export class RestProblem extends Error {
  constructor(
    readonly status: number,
    /** https://www.twilio.com/docs/api/errors */
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** https://www.twilio.com/docs/api/errors/20404 */
export function notFound(path: string): RestProblem {
  return new RestProblem(404, 20404, `The requested resource ${path} was not found`);
}

/** The envelope of every error of the REST API. */
export function envelope(problem: RestProblem) {
  return {
    code: problem.code,
    message: problem.message,
    more_info: `https://www.twilio.com/docs/errors/${problem.code}`,
    status: problem.status,
  };
}
