/** Codecs that the mixer speaks, besides those that the SDK would never choose for a call. */
const codecs = ['opus', 'PCMU'];

/**
 * Leaves only Opus and PCMU in a description. Without telephone-event on offer, the SDK sends its
 * keypad's digits as messages, in which none of them can be lost on the way.
 */
export function withOurCodecs(sdp: string): string {
  const lines = sdp.split('\r\n');
  const kept = lines
    .map((line) => /^a=rtpmap:(\d+) ([^/]+)\//.exec(line))
    .filter((match) => match !== null && codecs.includes(match[2] ?? ''))
    .map((match) => match?.[1] ?? '');
  return lines
    .filter((line) => {
      const type = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line)?.[1];
      return type === undefined || kept.includes(type);
    })
    .map((line) => {
      const media = /^(m=audio \d+ \S+) (.+)$/.exec(line);
      if (!media) return line;
      const types = (media[2] ?? '').split(' ').filter((type) => kept.includes(type));
      return [media[1], ...types].join(' ');
    })
    .join('\r\n');
}

/**
 * Adds a candidate under the announced address for each UDP port: inside a container the machine
 * does not know by which address it is reached.
 */
export function withAnnouncedAddress(sdp: string, address: string | undefined): string {
  if (address === undefined) return sdp;
  const announced = new Set<string>();
  const lines = sdp.split('\r\n').flatMap((line) => {
    const candidate = /^a=candidate:\S+ 1 udp \d+ \S+ (\d+) typ host/.exec(line);
    const port = candidate?.[1];
    if (port === undefined || announced.has(port)) return [line];
    announced.add(port);
    // The highest priority of a host candidate, RFC 8445 section 5.1.2.1: this is the one that
    // works.
    return [`a=candidate:${port} 1 udp 2130706431 ${address} ${port} typ host generation 0`, line];
  });
  return lines.join('\r\n');
}
