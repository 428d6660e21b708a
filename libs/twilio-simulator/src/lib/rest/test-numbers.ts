import { RestProblem } from '../rest-kit/rest-problem';

/**
 * Numbers that Twilio keeps for tests of what goes wrong.
 * https://www.twilio.com/docs/iam/test-credentials#test-calls
 */
const called: Readonly<Record<string, RestProblem>> = {
  '+15005550001': new RestProblem(400, 21217, 'Phone number does not appear to be valid'),
  '+15005550002': new RestProblem(400, 21214, "'To' phone number cannot be reached"),
  '+15005550003': new RestProblem(400, 21215, 'Account not authorized to call this number'),
  '+15005550004': new RestProblem(400, 21216, 'Account not allowed to call this number'),
};
const calling: Readonly<Record<string, RestProblem>> = {
  '+15005550001': new RestProblem(400, 21212, "Invalid 'From' Phone Number: +15005550001"),
};

/** Refuses a call as Twilio would refuse it for such a number. */
export function refuseTestNumbers(to: string, from: string): void {
  const problem = called[to] ?? calling[from];
  if (problem) throw new RestProblem(problem.status, problem.code, problem.message);
}
