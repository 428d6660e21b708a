/** A webhook without a usable answer, with the number under which Twilio's debugger lists it. */
export class WebhookFailure extends Error {
  constructor(
    /** https://www.twilio.com/docs/api/errors */
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
