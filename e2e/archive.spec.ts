import { expect, test } from '@playwright/test';
import { counts } from './fixture';

test('the archive counts the posts of each year and tag, and leads to them', async ({ page }) => {
  await page.goto('/posts/');
  await page.locator('main a[href="/posts/archive/"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const years = page.locator('[aria-labelledby="years"] > div > ul > li');
  const numbers = await years.locator('span:not(:has(*))').allTextContents();
  expect(numbers.map(Number).reduce((a, b) => a + b, 0)).toBe(counts.published);
  const targets = await years
    .locator('a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(targets.length).toBeGreaterThan(2);
  for (const target of targets) {
    await page.goto(target);
    await expect(page.locator(':target')).toHaveCount(1);
  }
  await page.goto('/posts/archive/');
  const tags = await page.locator('[aria-labelledby="tags"] li span').allTextContents();
  expect(tags.map(Number)).toEqual(tags.map(Number).sort((a, b) => b - a));
  const [tag] = await page.locator('[aria-labelledby="tags"] li a').all();
  await tag.click();
  await expect(page.locator('main ol > li')).toHaveCount(Number(tags[0]));
});
