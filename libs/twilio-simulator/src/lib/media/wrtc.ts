import * as untyped from '@roamhq/wrtc';

/**
 * The part of `@roamhq/wrtc` that a line uses. Its own types lean on the browser's library of
 * types, which a program for Node does not have.
 */

/** A session description, RFC 8829. */
export interface Description {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** An audio track; only its being handed around matters here. */
export interface Track {
  readonly kind: string;
}

/** One end of a WebRTC connection. */
export interface PeerConnection {
  readonly connectionState: string;
  readonly iceGatheringState: string;
  readonly localDescription: Description | null;
  ontrack: ((event: { readonly track: Track }) => void) | null;
  onconnectionstatechange: (() => void) | null;
  onicegatheringstatechange: (() => void) | null;
  addTrack(track: Track, stream: object): void;
  createOffer(): Promise<Description>;
  createAnswer(): Promise<Description>;
  setLocalDescription(description: Description): Promise<void>;
  setRemoteDescription(description: Description): Promise<void>;
  close(): void;
}

/** Sound on its way into a track, 10 ms at a time. */
export interface AudioSource {
  createTrack(): Track;
  onData(data: { readonly samples: Int16Array; readonly sampleRate: number }): void;
}

/** 10 ms of decoded audio. */
export interface SinkData {
  readonly samples: Int16Array;
  readonly sampleRate: number;
  readonly channelCount: number;
}

/** Sound that arrives by a track. */
export interface AudioSink {
  ondata: ((data: SinkData) => void) | null;
  stop(): void;
}

interface Wrtc {
  readonly RTCPeerConnection: new (configuration: {
    readonly iceServers: readonly never[];
    readonly portRange?: { readonly min: number; readonly max: number };
  }) => PeerConnection;
  readonly MediaStream: new () => object;
  readonly nonstandard: {
    readonly RTCAudioSource: new () => AudioSource;
    readonly RTCAudioSink: new (track: Track) => AudioSink;
  };
}

const wrtc = untyped as unknown as Wrtc;

export const { RTCPeerConnection, MediaStream } = wrtc;
export const { RTCAudioSource, RTCAudioSink } = wrtc.nonstandard;
