import { expect, type Page, test } from '@playwright/test';

const linksIn = (page: Page, selector: string) =>
  page
    .locator(`${selector} a`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

test('a post names the posts that link to it, but those of its series and related ones', async ({
  page,
}) => {
  await page.goto('/posts/six-shows-for-low-tide/');
  const mentions = await linksIn(page, '[aria-labelledby="Mentions"]');
  const related = await linksIn(page, '[aria-labelledby="Related"]');
  expect([...mentions, ...related]).toContain('/posts/everything-a-post-can-hold/');
  expect(mentions.filter((url) => related.includes(url))).toEqual([]);
  await page.goto('/posts/reading-a-gauge/');
  expect(await linksIn(page, '[aria-labelledby="Mentions"]')).toEqual([]);
});

test('a show and a post that links to it name each other', async ({ page }) => {
  await page.goto('/podcasts/chart-room/');
  const post = '/posts/predicting-the-next-tide/';
  expect(await linksIn(page, '[aria-labelledby="posts"]')).toContain(post);
  await page.goto(post);
  expect(await linksIn(page, 'article nav')).toContain('/podcasts/chart-room/');
});
