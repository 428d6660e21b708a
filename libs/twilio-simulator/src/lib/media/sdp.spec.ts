import { withAnnouncedAddress, withOurCodecs } from './sdp';

const description = [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 9 0 8 110 126',
  'a=candidate:1 1 udp 2122260223 172.18.0.2 40001 typ host generation 0',
  'a=candidate:2 1 tcp 1518214911 172.18.0.2 40001 typ host tcptype passive',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=rtpmap:9 G722/8000',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:110 telephone-event/48000',
  'a=rtpmap:126 telephone-event/8000',
  '',
].join('\r\n');

describe('a session description', () => {
  it('offers Opus and PCMU in the given order, without telephone-event', () => {
    expect(withOurCodecs(description).split('\r\n')).toEqual([
      'm=audio 9 UDP/TLS/RTP/SAVPF 111 0',
      expect.stringContaining('udp'),
      expect.stringContaining('tcp'),
      'a=rtpmap:111 opus/48000/2',
      'a=rtcp-fb:111 transport-cc',
      'a=fmtp:111 minptime=10;useinbandfec=1',
      'a=rtpmap:0 PCMU/8000',
      '',
    ]);
  });

  it('names the announced address first, for each UDP port once', () => {
    const candidates = withAnnouncedAddress(description, '203.0.113.7')
      .split('\r\n')
      .filter((line) => line.startsWith('a=candidate'));

    expect(candidates).toHaveLength(3);
    expect(candidates[0]).toMatch(/ 1 udp \d+ 203\.0\.113\.7 40001 typ host/);
  });

  it('stays as it is without an announced address', () => {
    expect(withAnnouncedAddress(description, undefined)).toBe(description);
  });
});
