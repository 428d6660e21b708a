import type { Form } from './form';
import { RestProblem } from './rest-problem';

const DAY_MS = 86_400_000;
const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * Whether a moment is within what a list is asked for: `StartTime` names a day, `StartTime>` and
 * `StartTime<` its borders. Nothing that has no such moment is within.
 * https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
 */
export function dateFilter(form: Form, name: string): (at: number | null) => boolean {
  const [on, after, before] = [name, `${name}>`, `${name}<`].map((field) => momentOf(form, field));
  return (at) => {
    if (on === undefined && after === undefined && before === undefined) return true;
    if (at === null) return false;
    return (
      (after === undefined || at >= after) &&
      (before === undefined || at <= before) &&
      (on === undefined || (at >= on && at < on + DAY_MS))
    );
  };
}

function momentOf(form: Form, field: string): number | undefined {
  const written = form.text(field);
  if (written === undefined || written === '') return undefined;
  const [, date = '', time, zone] = iso.exec(written) ?? [];
  // What names no zone is in UTC, wherever the simulator runs.
  const moment = Date.parse(time ? `${date}T${time}${zone ?? 'Z'}` : date);
  if (!Number.isNaN(moment)) return moment;
  throw new RestProblem(400, 20001, `${field} must be a date such as 2026-01-31: ${written}`);
}
