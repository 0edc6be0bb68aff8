import { expect, test } from '@playwright/test';
import { templates, widths } from './pages';

for (const [name, address] of Object.entries(templates)) {
  test(`${name} never scrolls sideways`, async ({ page }) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(address);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth, `at ${width} px`).toBeLessThanOrEqual(width);
    }
  });
}

for (const [name, address] of Object.entries(templates)) {
  test(`${name} does not either with letters of twice the size`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(address);
    const scrollWidth = await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      return document.documentElement.scrollWidth;
    });
    expect(scrollWidth).toBeLessThanOrEqual(390);
  });
}

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
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation')).toHaveCount(0);
  const link = page.locator('.prose a[href^=http]').first();
  const after = await link.evaluate((element) => getComputedStyle(element, '::after').content);
  expect(after).toContain(await link.getAttribute('href'));
});

test('what is folded is unfolded on paper', async ({ page }) => {
  await page.goto('/posts/how-to-write-here/');
  const folded = page.locator('.prose > details > p').first();
  await expect(folded).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(folded).toBeVisible();
});
