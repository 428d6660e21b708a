import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Looks at the page as it is, in light and in dark, and reports what axe finds. */
export async function expectAccessible(screen: string, page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await comesToRest(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const findings = violations.map(({ id, help, nodes }) => ({
      screen: `${screen}, ${colorScheme}`,
      id,
      help,
      where: nodes.map(({ target }) => target.join(' ')),
    }));
    expect.soft(findings).toEqual([]);
  }
}

/**
 * Waits until no colour or place is on its way to another, which axe would measure as nobody sees
 * it.
 */
async function comesToRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // What a change of the colour scheme sets in motion has begun by the second frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
}
