import { createHash, randomUUID } from 'node:crypto';
import type { Sound } from '../kernel/media-plane';
import type { Samples } from './sounds/pcm';

/** A sound that can be played. */
export interface StoredSound {
  readonly id: string;
  readonly samples: Samples;
}

/** An hour of audio; beyond that the sounds that were wanted longest ago go. */
const capacitySamples = 3600 * 16_000;

/**
 * Keeps the sounds that were made, so that a sentence is synthesised once however often it is said.
 */
export class SoundShelf {
  /** In the order of their last use. */
  private readonly sounds = new Map<string, Promise<StoredSound>>();
  private readonly stored = new Map<string, StoredSound>();

  constructor(
    private readonly make: (sound: Sound) => Promise<Samples>,
    private readonly place: {
      added(sound: StoredSound): void;
      removed(id: string): void;
    },
  ) {}

  get(sound: Sound): Promise<StoredSound> {
    const key = keyOf(sound);
    const made = this.sounds.get(key) ?? this.add(key, sound);
    this.sounds.delete(key);
    this.sounds.set(key, made);
    return made;
  }

  /** Every sound on the shelf. */
  all(): Iterable<StoredSound> {
    return this.stored.values();
  }

  private add(key: string, sound: Sound): Promise<StoredSound> {
    const made = this.make(sound).then((samples) => {
      const stored = { id: randomUUID(), samples };
      this.stored.set(key, stored);
      this.place.added(stored);
      this.makeRoom(key);
      return stored;
    });
    // What failed once may succeed when it is wanted again.
    made.catch(() => this.sounds.delete(key));
    return made;
  }

  private makeRoom(keep: string): void {
    let size = 0;
    for (const { samples } of this.stored.values()) size += samples.length;
    for (const key of this.sounds.keys()) {
      if (size <= capacitySamples) return;
      const oldest = this.stored.get(key);
      if (!oldest || key === keep) continue;
      size -= oldest.samples.length;
      this.sounds.delete(key);
      this.stored.delete(key);
      this.place.removed(oldest.id);
    }
  }
}

function keyOf(sound: Sound): string {
  if (sound.kind !== 'file') return JSON.stringify(sound);
  return `${sound.contentType} ${createHash('sha256').update(sound.bytes).digest('hex')}`;
}
