import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';
import { type Evidence, evidenceName } from '../support/evidence';
import { hearingTable, privacyTable, silenceTable } from './tables';

/** What was run, to the letter: a part of the journeys proves a part. */
const command = `npx playwright ${process.argv.slice(2).join(' ')}`;

const fragment = resolve(__dirname, '..', '..', '..', '..', 'tmp', 'proof', '50-audio.md');

/** Turns the evidence of all journeys into tables, prints them and keeps them for the proof. */
export default class AudioReport implements Reporter {
  private readonly evidence: Evidence[] = [];
  private readonly failures: string[] = [];
  private passed = 0;

  onTestEnd(test: TestCase, { attachments, status, error }: TestResult): void {
    if (status === 'passed') this.passed += 1;
    else {
      const reason = stripVTControlCharacters(error?.message ?? status).split('\n')[0];
      this.failures.push(`${test.title}: ${reason}`);
    }
    for (const { name, body } of attachments) {
      if (name === evidenceName && body) {
        this.evidence.push(JSON.parse(body.toString('utf8')) as Evidence);
      }
    }
  }

  onEnd({ startTime, duration }: FullResult): void {
    if (this.evidence.length === 0) return;
    const minutes = (duration / 60_000).toFixed(1);
    const report = [
      '## Audio: what real browsers hear',
      `Run on ${startTime.toISOString()} with \`${command}\`, in ${minutes} minutes: ${this.passed} journeys passed, ${this.failures.length} failed. ` +
        'Each party is a Chromium of its own whose microphone picks up a tone; what reaches their ears by WebRTC is measured in windows of 20 ms. ' +
        'Telephone network: the local simulator, with real mixing and Opus.',
      ...this.failures.map((failure) => `- failed: ${failure}`),
      hearingTable(this.evidence),
      privacyTable(this.evidence),
      silenceTable(this.evidence, 'handover'),
      silenceTable(this.evidence, 'failure'),
    ].join('\n\n');
    process.stdout.write(`\n${report}\n`);
    mkdirSync(dirname(fragment), { recursive: true });
    writeFileSync(fragment, `${report}\n`);
  }
}
