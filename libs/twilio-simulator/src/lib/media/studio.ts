import type { Sound } from '../kernel/media-plane';
import type { Samples } from './sounds/pcm';
import { Service } from './service';
import type { SoundRequest } from './sound-process';
import type { SpeechRequest } from './speech-process';

/** Makes sounds, in processes of its own that are started when the first sound is wanted. */
export class Studio {
  private readonly decoder = new OnDemand<SoundRequest, Samples>('sound-process');
  private readonly speaker = new OnDemand<SpeechRequest, Uint8Array>('speech-process');

  async make(sound: Sound): Promise<Samples> {
    switch (sound.kind) {
      case 'speech': {
        const { text, language } = sound;
        const bytes = await this.speaker.request({ text, language });
        const file = { url: 'speech', bytes, contentType: 'audio/wav' };
        return this.decoder.request({ kind: 'file', file });
      }
      case 'file': {
        const { url, bytes, contentType } = sound;
        return this.decoder.request({ kind: 'file', file: { url, bytes, contentType } });
      }
      case 'digits':
      case 'beep':
      case 'ringing-tone':
      case 'default-music':
        return this.decoder.request(sound);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.decoder.stop(), this.speaker.stop()]);
  }
}

/** A service that runs from its first request on, and again after it died. */
class OnDemand<Request, Reply> {
  private service: Service<Request, Reply, never, never> | null = null;

  constructor(private readonly name: string) {}

  request(request: Request): Promise<Reply> {
    this.service ??= new Service<Request, Reply, never, never>(this.name, '', {
      report: () => undefined,
      died: () => {
        this.service = null;
      },
    });
    return this.service.request(request);
  }

  async stop(): Promise<void> {
    await this.service?.stop();
  }
}
