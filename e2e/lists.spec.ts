import { expect, test } from '@playwright/test';
import { addresses, templates } from './pages';

test('all posts are listed by year, newest first', async ({ page }) => {
  await page.goto('/posts/');
  const years = await page.locator('main h2').allTextContents();
  expect(years).toEqual([...years].sort().reverse());
  const days = await page
    .locator('main time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  expect(days).toEqual([...days].sort().reverse());
  const links = await page
    .locator('main li a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(addresses.filter((address) => /^\/posts\/./.test(address)));
});

test('each tag leads to the posts that have it', async ({ page }) => {
  await page.goto(templates['the first post']);
  const title = await page.locator('h1').textContent();
  const tags = await page
    .getByRole('list', { name: 'Tags' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(tags.length).toBeGreaterThan(0);
  for (const tag of tags) {
    await page.goto(tag ?? '');
    await expect(page.getByRole('link', { name: title ?? '' })).toBeVisible();
  }
  await page.goto('/tags/');
  for (const tag of tags) await expect(page.locator(`main a[href="${tag}"]`)).toBeVisible();
});

test('a post leads to its neighbours in time', async ({ page }) => {
  await page.goto(templates['a post']);
  await page.getByRole('link', { name: /^Older/ }).click();
  await expect(page).toHaveURL(templates['the first post']);
  await page.getByRole('link', { name: /^Newer/ }).click();
  await expect(page).toHaveURL(templates['a post']);
});

test('a table of contents stands where there are three headings or more', async ({ page }) => {
  await page.goto(templates['a post']);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  for (const link of await contents.getByRole('link').all()) {
    const id = decodeURIComponent((await link.getAttribute('href'))?.slice(1) ?? '');
    await expect(page.locator(`[id="${id}"]`)).toContainText((await link.textContent()) ?? '');
  }
  await page.goto(templates['the first post']);
  await expect(contents).toHaveCount(0);
});
