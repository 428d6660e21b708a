/** The form fields of a webhook, in the order in which they are sent. */
export type Parameters = Readonly<Record<string, string>>;

/** Leaves out what is not known; Twilio does not send fields that do not apply. */
export function known(fields: Readonly<Record<string, string | null | undefined>>): Parameters {
  const present: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) present[name] = value;
  }
  return present;
}
