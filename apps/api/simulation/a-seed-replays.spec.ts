import { liveThrough } from './history';
import { drawPlan } from './plan/draw-plan';
import { shrink } from './plan/shrink';
import { silenceLogs } from './silence-logs';

describe('a seed', () => {
  beforeAll(silenceLogs);

  it.each([3, 50, 591])('gives an identical history twice: %s', async (seed) => {
    const [first, second] = [await liveThrough(drawPlan(seed)), await liveThrough(drawPlan(seed))];
    expect(second.story).toBe(first.story);
    expect(second.steps).toBe(first.steps);
    expect(first.story.length).toBeGreaterThan(500);
  });

  it('gives a different history than the next seed', async () => {
    const [one, other] = [await liveThrough(drawPlan(3)), await liveThrough(drawPlan(4))];
    expect(other.story).not.toBe(one.story);
  });

  it('with a broken history is shrunk to the acts that break it', async () => {
    const plan = drawPlan(591);
    // A stand-in for a broken history, so that this does not wait for a defect of the product.
    const break_ = async (one: typeof plan) => {
      const outcome = await liveThrough({ ...one, calmAt: 20_000 });
      const isBroken = one.faults.some(({ kind }) => kind === 'carrier');
      const violations = isBroken ? [{ at: 0, rule: 'a rule', what: 'broken' }] : [];
      return { ...outcome, plan: one, violations };
    };
    const { plan: short } = await shrink(await break_(plan), break_);
    expect([short.acts.length, short.faults.map(({ kind }) => kind)]).toEqual([0, ['carrier']]);
  });
});
