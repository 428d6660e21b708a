import 'reflect-metadata';
import { Logger } from '@nestjs/common';
import { liveThrough } from './history';

Logger.overrideLogger(false);
const plan = {
  seed: Number(process.argv[2] ?? 1),
  calmAt: 60_000,
  customers: [{ number: '+12025550123', at: 5_000, hangsUpAt: null }],
  agents: [
    { id: 'agent1', name: 'Ada', at: 500 },
    { id: 'agent2', name: 'Ben', at: 600 },
  ],
  acts: [
    { at: 20_000, agent: 'agent1', does: 'press' as const, roll: 0.1, ms: 0 },
    { at: 35_000, agent: 'agent1', does: 'press' as const, roll: 0.3, ms: 0 },
  ],
  faults: [],
};
const began = performance.now();
void liveThrough(plan).then((outcome) => {
  console.log(outcome.story, '\n', { ...outcome, story: '', plan: '' }, performance.now() - began);
});
