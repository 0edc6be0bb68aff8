import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { schemes, templates } from './pages';

for (const [name, address] of Object.entries(templates)) {
  for (const colorScheme of schemes) {
    test(`axe finds nothing on ${name} in ${colorScheme}`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(address);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const { violations, passes } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => ({
          id,
          at: nodes.map(({ html }) => html),
        }));
        expect.soft(found, `at ${width} px`).toEqual([]);
        expect(passes.length).toBeGreaterThan(10);
      }
      await context.close();
    });
  }
}
