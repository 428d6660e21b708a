import { serve } from './service';
import { speak } from './sounds/speech';

/**
 * The speech synthesiser. It has a process to itself because espeak-ng is licensed under the GPL:
 * the simulator hands it a text and gets a WAV file, and shares nothing else with it.
 */

/** A text to be said. */
export interface SpeechRequest {
  readonly text: string;
  readonly language: string | null;
}

serve<SpeechRequest, Uint8Array>({
  answer: ({ text, language }) => speak(text, language),
});
