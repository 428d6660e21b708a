/** Decodes an MP3 file; channels hold samples between -1 and 1. */
export async function decodeMp3(
  bytes: Uint8Array,
): Promise<{ channels: readonly Float32Array[]; rate: number }> {
  const { MPEGDecoder } = await import('mpg123-decoder');
  const decoder = new MPEGDecoder({ enableGapless: true });
  await decoder.ready;
  try {
    const { channelData, sampleRate, samplesDecoded } = decoder.decode(bytes);
    if (samplesDecoded === 0) throw new Error('the MP3 file holds no audio');
    return { channels: channelData, rate: sampleRate };
  } finally {
    decoder.free();
  }
}
