import { createRequire } from 'node:module';

/**
 * What the synthesiser's package offers: it runs the program `espeak-ng` once, with a file system
 * in memory.
 */
interface EspeakNg {
  readonly default: (options: {
    readonly arguments: readonly string[];
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
  }) => Promise<{ readonly FS: { readFile(path: string): Uint8Array } }>;
}

/** espeak-ng's voices for languages whose own tag it does not know as such. */
const voices: Readonly<Record<string, string>> = {
  'en-us': 'en-us',
  'en-gb': 'en-gb',
  'es-mx': 'es-419',
  'es-us': 'es-419',
  'pt-br': 'pt-br',
  'fr-ca': 'fr',
  'zh-cn': 'cmn',
  'zh-tw': 'cmn',
  'zh-hk': 'yue',
  'yue-cn': 'yue',
  arb: 'ar',
  'cmn-cn': 'cmn',
};

/** The voice for a `<Say>`'s language tag; American English is Twilio's own default. */
export function voiceFor(language: string | null): string {
  const tag = (language ?? 'en-US').toLowerCase();
  return voices[tag] ?? tag.split('-')[0] ?? 'en-us';
}

/**
 * Says a text, as a WAV file; a language that the synthesiser does not know is read out in English.
 */
export async function speak(text: string, language: string | null): Promise<Uint8Array> {
  const spoken = await synthesise(text, voiceFor(language));
  const wav = spoken ?? (await synthesise(text, 'en-us'));
  if (!wav) throw new Error('there is nothing to say');
  return wav;
}

async function synthesise(text: string, voice: string): Promise<Uint8Array | null> {
  // The package has no types, so it cannot be imported.
  const { default: espeak } = createRequire(__filename)('espeak-ng') as EspeakNg;
  const output = 'speech.wav';
  const run = await espeak({
    // A leading blank keeps a text that begins with a dash from being an option.
    arguments: ['-v', voice, '-s', '160', '-a', '140', '-w', output, ` ${text}`],
    print: () => undefined,
    printErr: () => undefined,
  });
  try {
    const wav = run.FS.readFile(output);
    return wav.length > 44 ? wav : null;
  } catch {
    // No file was written: the voice does not exist, or there was nothing to say.
    return null;
  }
}
