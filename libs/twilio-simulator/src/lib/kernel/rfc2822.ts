/** A moment as Twilio writes it everywhere: `Fri, 20 Aug 2010 01:13:42 +0000`. */
export function rfc2822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
