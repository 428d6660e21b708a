/**
 * The cookies of each call: Twilio keeps them from one webhook of a call to the next.
 * https://www.twilio.com/docs/voice/twiml
 */
export class Cookies {
  private readonly jars = new Map<string, Map<string, string>>();

  /** The Cookie header for a host, or undefined when there is none. */
  headerFor(callSid: string | undefined, url: URL): string | undefined {
    const jar = this.jars.get(`${callSid ?? ''} ${url.host}`);
    if (!jar || jar.size === 0) return undefined;
    return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(callSid: string | undefined, url: URL, setCookie: readonly string[]): void {
    if (callSid === undefined || setCookie.length === 0) return;
    const key = `${callSid} ${url.host}`;
    const jar = this.jars.get(key) ?? new Map<string, string>();
    this.jars.set(key, jar);
    for (const cookie of setCookie) {
      // Only what may stand in a header again.
      const [, name, value] =
        /^\s*([\x21-\x3a\x3c\x3e-\x7e]+)=([\x20-\x3a\x3c-\x7e]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) jar.set(name.trim(), value.trim());
    }
  }

  forget(callSid: string): void {
    for (const key of this.jars.keys()) if (key.startsWith(`${callSid} `)) this.jars.delete(key);
  }
}
