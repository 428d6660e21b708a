import { randomUUID } from 'node:crypto';
import type { Samples } from '../sounds/pcm';
import { Service } from '../service';
import type { WebRtcMedia } from '../web-rtc-media';
import type { PeerRequest } from './remote-peer-process';
import { longestGapMs, strength } from './tone';

/** Telephones that are connected to a media process by real WebRTC. */
export class RemotePeers {
  private readonly service = new Service<PeerRequest, string | Samples | undefined, never, never>(
    'testing/remote-peer-process',
    '',
    { report: () => undefined, died: () => undefined },
  );

  constructor(private readonly media: WebRtcMedia) {}

  /** Places a call: the peer offers the line, then says its tone. */
  async call(callSid: string, frequency: number): Promise<RemotePeer> {
    const peer = new RemotePeer(callSid, this.service);
    const offer = await peer.ask({ type: 'offer', peer: callSid });
    const sdp = await this.media.answer(peer.line, callSid, offer);
    await peer.ask({ type: 'accept', peer: callSid, sdp });
    await peer.ask({ type: 'say', peer: callSid, frequency });
    return peer;
  }

  /** Takes a call: the media process offers the line. */
  async take(callSid: string, frequency: number): Promise<RemotePeer> {
    const peer = new RemotePeer(callSid, this.service);
    const sdp = await this.media.offer(peer.line);
    const answer = await peer.ask({ type: 'answer', peer: callSid, sdp });
    await this.media.accept(peer.line, callSid, answer);
    await peer.ask({ type: 'say', peer: callSid, frequency });
    return peer;
  }

  async stop(): Promise<void> {
    await this.service.stop();
  }
}

/** One of them: says a tone and measures what it hears. */
export class RemotePeer {
  readonly line = randomUUID();

  constructor(
    readonly callSid: string,
    private readonly service: Service<PeerRequest, string | Samples | undefined, never, never>,
  ) {}

  async ask(request: PeerRequest): Promise<string> {
    return (await this.service.request(request)) as string;
  }

  /** Listens from now on, for the given time. */
  async listen(ms: number): Promise<Samples> {
    const request = { type: 'listen', peer: this.callSid, ms } as const;
    return (await this.service.request(request)) as Samples;
  }

  /** Waits until the tones are heard, and nothing of the others. */
  async hears(present: readonly number[], absent: readonly number[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      const sound = await this.listen(200);
      const there = present.every((frequency) => strength(frequency, sound) > 4000);
      const gone = absent.every((frequency) => strength(frequency, sound) < 200);
      if (there && gone) return;
      if (attempt === 30) {
        const found = [...present, ...absent].map((frequency) => strength(frequency, sound));
        throw new Error(`${this.callSid} hears ${found.join()}`);
      }
    }
  }

  /** The longest gap in a tone while something happens. */
  async longestGapDuring(frequency: number, happening: () => void): Promise<number> {
    const sound = this.listen(1500);
    happening();
    return longestGapMs(frequency, await sound);
  }
}
