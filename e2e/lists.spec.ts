import { expect, test } from '@playwright/test';
import { counts, postAt } from './fixture';
import { posts, templates } from './pages';

test('all posts are listed by year, newest first', async ({ page }) => {
  await page.goto('/posts/');
  // Pinned posts are listed twice.
  const sections = page.locator('main section:not([aria-labelledby="pinned"])');
  const years = await sections.locator('h2').allTextContents();
  expect(new Set(years).size).toBe(years.length);
  expect(years.length).toBeGreaterThan(4);
  expect(years).toEqual([...years].sort().reverse());
  const days = await sections
    .locator('li > time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  expect(days).toHaveLength(counts.published);
  expect(days).toEqual([...days].sort().reverse());
  expect([...new Set(days.map((day) => day?.slice(0, 4)))]).toEqual(years);
  const links = await sections
    .locator('li a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(links).toEqual(posts);
});

test('each tag leads to the posts that have it', async ({ page }) => {
  const post = postAt('six-shows-for-low-tide');
  await page.goto(templates['the first post']);
  const tags = page.getByRole('list', { name: 'Tags' }).getByRole('link');
  const names = await tags.allTextContents();
  expect(names.sort()).toEqual(post.list('tags').sort());
  const links = await tags.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  for (const link of links) {
    await page.goto(link);
    await expect(
      page.getByRole('main').getByRole('link', { name: post.text('title') }),
    ).toBeVisible();
    // Not every post.
    const listed = await page.locator('main li a').count();
    expect(listed).toBeLessThan(counts.published);
  }
  await page.goto('/tags/');
  for (const link of links) await expect(page.locator(`main a[href="${link}"]`)).toBeVisible();
});

test('a post leads to its neighbours in time', async ({ page }) => {
  const place = posts.indexOf(templates['a post']);
  expect(place).toBeGreaterThan(0);
  await page.goto(templates['a post']);
  await page.getByRole('link', { name: /^Older/ }).click();
  await expect(page).toHaveURL(posts[place + 1]);
  await page.getByRole('link', { name: /^Newer/ }).click();
  await expect(page).toHaveURL(templates['a post']);
  await page.getByRole('link', { name: /^Newer/ }).click();
  await expect(page).toHaveURL(posts[place - 1]);
  // The newest and the oldest have one neighbour.
  await page.goto(posts[0]);
  await expect(page.getByRole('link', { name: /^Newer/ })).toHaveCount(0);
  await page.goto(posts.at(-1) ?? '');
  await expect(page.getByRole('link', { name: /^Older/ })).toHaveCount(0);
});

test('a table of contents lists the headings, from three on', async ({ page }) => {
  await page.goto(templates['a post']);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  const headings = await page
    .locator('.prose :is(h2, h3)[id]:not(#footnote-label)')
    .evaluateAll((all) => all.map((heading) => `#${heading.id}`));
  expect(headings.length).toBeGreaterThan(10);
  const links = contents.getByRole('link');
  const hrefs = await links.evaluateAll((all) =>
    all.map((link) => decodeURIComponent(link.getAttribute('href') ?? '')),
  );
  expect(hrefs).toEqual(headings);
  for (const link of await links.all()) {
    const id = decodeURIComponent((await link.getAttribute('href'))?.slice(1) ?? '');
    await expect(page.locator(`[id="${id}"]`)).toContainText((await link.textContent()) ?? '');
  }
  await page.goto(templates['the first post']);
  await expect(page.locator('.prose :is(h2, h3)')).toHaveCount(2);
  await expect(contents).toHaveCount(0);
});
