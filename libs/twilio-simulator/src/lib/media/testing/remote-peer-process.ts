import { type Samples, sampleRate, toInt16, toMono } from '../sounds/pcm';
import { Resampler } from '../sounds/resampler';
import { serve } from '../service';
import {
  type AudioSink,
  MediaStream,
  type PeerConnection,
  RTCAudioSink,
  RTCAudioSource,
  RTCPeerConnection,
} from '../wrtc';
import { tone } from './tone';

/**
 * Phones that run outside the media process. They have a process of their own as well: WebRTC's
 * threads would keep Jest from ending.
 */

/** What a test asks of a telephone. */
export type PeerRequest =
  | { readonly type: 'offer'; readonly peer: string }
  | { readonly type: 'accept'; readonly peer: string; readonly sdp: string }
  | { readonly type: 'answer'; readonly peer: string; readonly sdp: string }
  | { readonly type: 'say'; readonly peer: string; readonly frequency: number }
  | { readonly type: 'listen'; readonly peer: string; readonly ms: number };

class Peer {
  readonly connection: PeerConnection = new RTCPeerConnection({ iceServers: [] });
  private readonly source = new RTCAudioSource();
  private sink: AudioSink | null = null;
  private heard: Samples[] = [];
  private onSound = (): void => undefined;
  private readonly connected: Promise<void>;

  constructor() {
    this.connection.addTrack(this.source.createTrack(), new MediaStream());
    this.connection.ontrack = ({ track }) => {
      this.sink?.stop();
      this.sink = new RTCAudioSink(track);
      this.sink.ondata = (data) => {
        const mono = toMono(data.samples, data.channelCount);
        this.heard.push(Resampler.convert(mono, data.sampleRate, sampleRate));
        this.onSound();
      };
    };
    this.connected = new Promise((resolve) => {
      this.connection.onconnectionstatechange = () => {
        if (this.connection.connectionState === 'connected') resolve();
      };
    });
  }

  /** Says a tone from the moment on at which it can be heard. */
  async say(frequency: number): Promise<void> {
    await this.connected;
    const second = tone(frequency, 1000);
    const start = performance.now();
    let said = 0;
    setInterval(() => {
      for (; said * 10 < performance.now() - start; said++) {
        const at = (said * 160) % second.length;
        this.source.onData({ samples: toInt16(second.subarray(at, at + 160)), sampleRate });
      }
    }, 10);
  }

  /** Listens from now on, for the given time. */
  async listen(ms: number): Promise<Samples> {
    this.heard = [];
    const wanted = (ms * sampleRate) / 1000;
    await new Promise<void>((resolve) => {
      this.onSound = () => {
        if (this.heard.reduce((sum, { length }) => sum + length, 0) >= wanted) resolve();
      };
    });
    return Float32Array.from(this.heard.flatMap((frame) => [...frame])).subarray(0, wanted);
  }
}

const peers = new Map<string, Peer>();

function peerNamed(name: string): Peer {
  const peer = peers.get(name) ?? new Peer();
  peers.set(name, peer);
  return peer;
}

async function answer(request: PeerRequest): Promise<string | Samples | undefined> {
  const peer = peerNamed(request.peer);
  const { connection } = peer;
  switch (request.type) {
    case 'offer': {
      const offer = await connection.createOffer();
      await connection.setLocalDescription(offer);
      return offer.sdp;
    }
    case 'accept':
      await connection.setRemoteDescription({ type: 'answer', sdp: request.sdp });
      return undefined;
    case 'answer': {
      await connection.setRemoteDescription({ type: 'offer', sdp: request.sdp });
      const description = await connection.createAnswer();
      await connection.setLocalDescription(description);
      return description.sdp;
    }
    case 'say':
      await peer.say(request.frequency);
      return undefined;
    case 'listen':
      return peer.listen(request.ms);
  }
}

serve<PeerRequest, string | Samples | undefined>({ answer });
