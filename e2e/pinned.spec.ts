import { expect, test } from '@playwright/test';
import { postAt } from './fixture';
import { templates } from './pages';

const pinned = templates['the first post'];

test('a pinned post stands first on the home page, once and labelled', async ({ page }) => {
  await page.goto('/');
  const entries = page.getByRole('region').first().getByRole('listitem');
  const links = await entries
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links[0]).toBe(pinned);
  expect(new Set(links).size).toBe(links.length);
  const label = (await entries.first().locator('p').first().textContent())
    ?.replace(postAt('six-shows-for-low-tide').text('title'), '')
    .trim();
  expect(label).not.toBe('');
  await expect(entries.nth(1)).not.toContainText(label ?? '');
});

test('a pinned post stands first in the list of posts, and also in its year', async ({ page }) => {
  await page.goto('/posts/');
  const links = await page
    .locator('main section li a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links[0]).toBe(pinned);
  expect(links.filter((link) => link === pinned)).toHaveLength(2);
  // A list of some posts has its own order.
  await page.goto('/tags/tides/');
  await expect(page.locator('main li a').first()).not.toHaveAttribute('href', pinned);
});

test('feeds have a pinned post in its place', async ({ request }) => {
  const { items } = await (await request.get('/feed.json')).json();
  const days: string[] = items.map((item: { date_published: string }) => item.date_published);
  expect(days).toEqual([...days].sort().reverse());
});

test('a list says when a post was changed long after its publication', async ({ page }) => {
  await page.goto('/posts/');
  const post = postAt('a-month-on-one-sheet');
  const entry = page.getByRole('listitem').filter({ hasText: post.text('title') });
  await expect(entry.locator(`time[datetime="${post.text('updated')}"]`)).toBeVisible();
  const others = page.getByRole('listitem').filter({ hasNotText: post.text('title') });
  await expect(others.locator('p time')).toHaveCount(0);
});
