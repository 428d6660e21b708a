import type { Samples } from './sounds/pcm';
import { serve } from './service';
import { decodeFile, type SoundFile } from './sounds/decode-file';
import { holdMusic } from './sounds/hold-music';
import { beep, keypadTones, ringingTone } from './sounds/keypad';

/** Makes sounds ready to be played, away from the processes that must not be held up. */

/** A sound to make ready; speech arrives here as the file that the synthesiser made. */
export type SoundRequest =
  | { readonly kind: 'file'; readonly file: SoundFile }
  | { readonly kind: 'digits'; readonly digits: string }
  | { readonly kind: 'beep' }
  | { readonly kind: 'ringing-tone' }
  | { readonly kind: 'default-music' };

async function make(request: SoundRequest): Promise<Samples> {
  switch (request.kind) {
    case 'file':
      return decodeFile(request.file);
    case 'digits':
      return keypadTones(request.digits);
    case 'beep':
      return beep();
    case 'ringing-tone':
      return ringingTone();
    case 'default-music':
      return holdMusic();
  }
}

serve<SoundRequest, Samples>({ answer: make });
