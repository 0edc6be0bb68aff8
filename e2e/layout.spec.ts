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

test('a long table of contents is folded on a phone, and open on a desk', async ({ page }) => {
  await page.goto(templates['a post']);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(contents.getByRole('link').first()).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await expect(contents.getByRole('link').first()).toBeHidden();
  await contents.getByText('Contents').click();
  await expect(contents.getByRole('link').first()).toBeVisible();
  const lower = await contents.locator('ol ol a').first().boundingBox();
  const upper = await contents.getByRole('link').first().boundingBox();
  expect(lower?.x).toBeGreaterThan(upper?.x ?? Number.NaN);
});

test('a wide table uses the space beside the text on a desk, and scrolls in a box of its own', async ({
  page,
}) => {
  await page.goto(templates['a post']);
  const wide = page.locator('.prose > .scroll:has(> table)').last();
  const width = async (selector: string) =>
    (await page.locator(selector).first().boundingBox())?.width ?? Number.NaN;
  await page.setViewportSize({ width: 1280, height: 800 });
  expect((await wide.boundingBox())?.width).toBeGreaterThan(await width('.prose > p'));
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await wide.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  expect(await wide.evaluate((box) => getComputedStyle(box).backgroundImage)).toContain('gradient');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('four images on one line stay in one row where they fit', async ({ page }) => {
  await page.goto(templates['a post']);
  const tops = () =>
    page.locator('.row img').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().top));
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await tops()).toHaveLength(4);
  expect(new Set(await tops()).size).toBe(1);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(new Set(await tops()).size).toBe(2);
});
