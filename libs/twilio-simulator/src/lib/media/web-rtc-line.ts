import type { NetworkOptions } from './media-messages';
import { sampleRate, type Samples, toInt16, toMono } from './sounds/pcm';
import { Resampler } from './sounds/resampler';
import { withAnnouncedAddress, withOurCodecs } from './sdp';
import {
  type AudioSink,
  type AudioSource,
  MediaStream,
  type PeerConnection,
  RTCAudioSink,
  RTCAudioSource,
  RTCPeerConnection,
  type SinkData,
  type Track,
} from './wrtc';

/** What a line tells its process. */
export interface LineEvents {
  voice(samples: Samples): void;
  /** Audio can flow in both directions. */
  connected(): void;
  lost(): void;
}

/** One WebRTC connection to a browser, with one audio track in each direction. */
export class WebRtcLine {
  private readonly peer: PeerConnection;
  private readonly source: AudioSource = new RTCAudioSource();
  private sink: AudioSink | null = null;
  private resampler = new Resampler(sampleRate, sampleRate);
  private sinkRate = sampleRate;

  constructor(
    private readonly network: NetworkOptions,
    private readonly events: LineEvents,
  ) {
    this.peer = new RTCPeerConnection({
      iceServers: [],
      ...(network.udpPorts && { portRange: network.udpPorts }),
    });
    // A track without a stream reaches the SDK as a call without sound: it looks for the track's
    // stream.
    this.peer.addTrack(this.source.createTrack(), new MediaStream());
    this.peer.ontrack = ({ track }) => this.listen(track);
    this.peer.onconnectionstatechange = () => this.followConnection();
  }

  async offer(): Promise<string> {
    await this.peer.setLocalDescription(await this.peer.createOffer());
    return this.description();
  }

  async accept(answer: string): Promise<void> {
    await this.peer.setRemoteDescription({ type: 'answer', sdp: answer });
  }

  async answer(offer: string): Promise<string> {
    await this.peer.setRemoteDescription({ type: 'offer', sdp: withOurCodecs(offer) });
    await this.peer.setLocalDescription(await this.peer.createAnswer());
    return this.description();
  }

  play(frame: Samples): void {
    this.source.onData({ samples: toInt16(frame), sampleRate });
  }

  close(): void {
    this.sink?.stop();
    this.peer.onconnectionstatechange = null;
    this.peer.close();
  }

  /**
   * The local description with every candidate in it: the SDK has no way to send or take single
   * ones.
   */
  private async description(): Promise<string> {
    if (this.peer.iceGatheringState !== 'complete') {
      await new Promise<void>((resolve) => {
        this.peer.onicegatheringstatechange = () => {
          if (this.peer.iceGatheringState === 'complete') resolve();
        };
      });
    }
    const sdp = this.peer.localDescription?.sdp ?? '';
    return withAnnouncedAddress(withOurCodecs(sdp), this.network.announcedAddress);
  }

  private listen(track: Track): void {
    this.sink?.stop();
    this.sink = new RTCAudioSink(track);
    this.sink.ondata = ({ samples, sampleRate: rate, channelCount }: SinkData) => {
      if (rate !== this.sinkRate) {
        this.sinkRate = rate;
        this.resampler = new Resampler(rate, sampleRate);
      }
      this.events.voice(this.resampler.process(toMono(samples, channelCount)));
    };
  }

  private followConnection(): void {
    if (this.peer.connectionState === 'connected') this.events.connected();
    if (this.peer.connectionState === 'failed') this.events.lost();
  }
}
