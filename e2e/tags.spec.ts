import { expect, test } from '@playwright/test';
import { postAt, tagAt } from './fixture';
import { templates } from './pages';

test('the description of a tag is on its page, in its metadata and in the list of tags', async ({
  page,
}) => {
  const { text } = tagAt('podcasts');
  await page.goto(templates['a tag']);
  const main = page.getByRole('main');
  await expect(main.getByText(text('description'))).toBeVisible();
  // Its text has a link to the list of shows.
  await expect(main.locator('.prose a[href="/podcasts/"]')).toBeVisible();
  await expect(page.locator('meta[name="description"]')).toHaveAttribute(
    'content',
    text('description'),
  );
  await page.goto(templates.tags);
  await expect(page.getByRole('listitem').filter({ hasText: text('description') })).toHaveCount(1);
});

test('a tag has the name of its file everywhere, and keeps its URL', async ({ page, request }) => {
  const name = tagAt('statistics').text('title');
  await page.goto(templates['an experiment']);
  expect(postAt('how-high-is-the-water').list('tags')).not.toContain(name);
  await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name }).click();
  await expect(page).toHaveURL('/tags/statistics/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const { items } = await (await request.get('/feed.json')).json();
  const item = items.find(({ url }: { url: string }) => url.endsWith(templates['an experiment']));
  expect(item.tags).toContain(name);
});
