import { expect, test } from '@playwright/test';
import { templates } from './pages';

test('the first stop skips to the content', async ({ page }) => {
  await page.goto(templates['the first post']);
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => Boolean(document.activeElement?.closest('main')))).toBe(true);
});

for (const [name, address] of Object.entries(templates)) {
  test(`each stop on ${name} is seen`, async ({ page }) => {
    await page.goto(address);
    const stops = await page.locator('a[href], button, summary, [tabindex="0"]').count();
    for (let stop = 0; stop < stops; stop += 1) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        return {
          html: element.outerHTML.slice(0, 120),
          ok: ring && opacity === '1' && width > 0 && height > 0,
        };
      });
      if (seen.html.startsWith('<body')) break;
      expect.soft(seen).toEqual({ html: seen.html, ok: true });
    }
  });
}

test('the theme switch works with the space bar', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark theme' }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
