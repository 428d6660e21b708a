import { constants, setPriority } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

/**
 * `BASE_URL` and `HANDSET_URL` name a desk that runs already, such as the composed one. Without
 * them the desk is started as `npm start` does it, on its own ports and with its own database.
 */
const running = process.env['BASE_URL'];
// This file is read by every worker: what the first reader chose is handed on by the environment.
process.env['JOURNEY_PORT'] ??= `${22_000 + Math.floor(Math.random() * 4_000) * 2}`;
const port = Number(process.env['JOURNEY_PORT']);
process.env['BASE_URL'] ??= `http://localhost:${port}`;
process.env['HANDSET_URL'] ??= `http://localhost:${running ? 3010 : port + 1}/`;

try {
  // Sound cannot wait for what else this machine does. Browsers, desk and simulator inherit this.
  setPriority(constants.priority.PRIORITY_HIGH);
} catch {
  // Only root may ask for it; who does not get it is told by name when the machine is too busy.
}

export default defineConfig({
  testDir: 'src',
  projects: [
    { name: 'journeys', testMatch: '*.spec.ts' },
    // What `npm run proof:audio` adds: every state, order and failure, for which `npm test` has no
    // time.
    { name: 'proof', testMatch: 'proof/*.proof.ts' },
  ],
  reporter: [
    ['list'],
    ['./src/report/audio-report.ts'],
    ['../../tools/test/playwright-counts.mjs'],
  ],
  outputDir: '../../tmp/journeys',
  // Each journey has three browsers of its own and measures sound: they take turns.
  workers: 1,
  timeout: 180_000,
  // What fails, fails for a reason; a machine too busy to measure sound says so by name.
  retries: 0,
  forbidOnly: true,
  ...(!running && {
    webServer: {
      command: 'node tools/start.mjs --throw-away',
      cwd: resolve(__dirname, '..', '..'),
      env: { PORT: `${port}`, SIMULATOR_PORT: `${port + 1}` },
      wait: { stdout: /Baton is up/ },
      stdout: 'pipe' as const,
      timeout: 300_000,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 15_000 },
    },
  }),
});
