import { expect, test } from '@playwright/test';
import { templates } from './pages';

test('lines of text hold 60 to 75 characters on a desk', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(templates['the first post']);
  const characters = await page
    .locator('.prose > p')
    .first()
    .evaluate((paragraph) => {
      const range = document.createRange();
      const text = paragraph.firstChild as Text;
      range.setStart(text, 0);
      let end = 1;
      do range.setEnd(text, end);
      while (range.getClientRects().length < 2 && ++end < text.length);
      return end;
    });
  expect(characters).toBeGreaterThanOrEqual(60);
  expect(characters).toBeLessThanOrEqual(75);
});

test('a printed page has the text and the addresses of links, and no menu', async ({ page }) => {
  await page.goto(templates['the first post']);
  await expect(page.getByRole('navigation')).not.toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const link = page.locator('.prose a[href^=http]').first();
  const after = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(after).toContain(await link.getAttribute('href'));
});

test('what is folded is unfolded on paper', async ({ page }) => {
  await page.goto(templates['a post']);
  const folded = page.locator('.prose > details > p').first();
  await expect(folded).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(folded).toBeVisible();
});
