import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { dataSourceOptions } from './adapters/database/data-source';
import { PostgresStore } from './adapters/database/postgres-store';
import { differencesOf, readRecording } from './edges/flight-recorder/flight-recorder';
import { inWords } from './edges/flight-recorder/story';

/** `npm run replay -- <call id>`: tells a call's story and decides all of it once more. */
async function main(): Promise<boolean> {
  const { success, data: callId } = z.uuid().safeParse(process.argv[2]);
  const url = process.env['DATABASE_URL'];
  if (!success) throw new Error('Say which call: npm run replay -- <call id>');
  if (!url) throw new Error('Set DATABASE_URL to the database in which the call is stored.');
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  try {
    const recording = await readRecording(new PostgresStore(dataSource), callId);
    if (!recording) throw new Error(`There is no call ${callId}.`);
    for (const line of recording.lines) say(inWords(line));
    const differences = differencesOf(recording);
    for (const difference of differences) say(`DIFFERENT: ${difference}`);
    if (differences.length === 0) say(`Replayed to the same state: ${recording.stored.name}.`);
    return differences.length === 0;
  } finally {
    await dataSource.destroy();
  }
}

const say = (text: string) => process.stdout.write(`${text}\n`);

main().then(
  (isSame) => (process.exitCode = isSame ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
