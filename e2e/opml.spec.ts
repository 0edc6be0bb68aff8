import { expect, test } from '@playwright/test';
import { type Show, shows } from './fixture';
import { templates } from './pages';
import { subscribed } from './read-opml';

const running = shows.filter(({ group }) => group !== 'ended');
const feedsOf = (some: Show[]) =>
  Object.fromEntries(some.flatMap(({ name, feed }) => (feed ? [[name, feed]] : [])));

test('one file subscribes to each show that has a feed, and the page says which it leaves out', async ({
  page,
  request,
}) => {
  const feeds = feedsOf(running);
  const withFeed = Object.keys(feeds).length;
  expect(withFeed).toBeGreaterThan(3);
  await page.goto(templates.podcasts);
  const section = page.getByRole('region', { name: 'Follow them all at once' });
  const link = section.getByRole('link', {
    name: `${withFeed} of ${shows.length} shows in one file`,
  });
  const href = (await link.getAttribute('href')) ?? '';
  expect(href).toBe('/podcasts.opml');
  const response = await request.get(href);
  expect(response.headers()).toMatchObject({
    'content-type': 'text/x-opml; charset=utf-8',
    'content-disposition': 'attachment',
  });
  const opml = subscribed(await response.text());
  expect(opml).toEqual(feeds);
  expect(Object.keys(opml)).toEqual(Object.keys(feeds));
  const leftOut = shows.filter(({ name }) => !(name in feeds));
  expect(leftOut.length).toBeGreaterThan(3);
  await expect(section.getByRole('listitem')).toHaveText(
    leftOut.map(({ name, group }) =>
      group === 'ended' ? `${name}, no longer running` : `${name}, its feed is not known`,
    ),
  );
  const download = page.waitForEvent('download');
  await link.click();
  expect((await download).suggestedFilename()).toBe('podcasts.opml');
});

test('those that have ended are in a file of their own', async ({ page, request }) => {
  await page.goto(templates.podcasts);
  const section = page.getByRole('region', { name: 'Follow them all at once' });
  const link = section.getByRole('link', { name: 'a file of its own' });
  const href = (await link.getAttribute('href')) ?? '';
  expect(href).toBe('/podcasts/opml/archive.opml');
  const ended = shows.filter(({ group }) => group === 'ended');
  expect(subscribed(await (await request.get(href)).text())).toEqual(feedsOf(ended));
});

test('each topic with a feed has a file of its own', async ({ page, request }) => {
  const about = running.filter(({ topics }) => topics.includes('tide tables'));
  const feeds = feedsOf(about);
  const all = shows.filter(({ topics }) => topics.some((topic) => /tide +tables/i.test(topic)));
  await page.goto(templates['a topic']);
  const href = await page
    .getByRole('link', { name: `${Object.keys(feeds).length} of ${all.length} shows in one file` })
    .getAttribute('href');
  expect(href).toBe('/podcasts/opml/topic-tide-tables.opml');
  const response = await request.get(href ?? '');
  expect(response.headers()['content-type']).toBe('text/x-opml; charset=utf-8');
  expect(subscribed(await response.text())).toEqual(feeds);

  // All shows about it are without a feed.
  await page.goto('/podcasts/topics/sediment/');
  await expect(page.getByRole('link', { name: /in one file/ })).toHaveCount(0);
  expect((await request.get('/podcasts/opml/topic-sediment.opml')).status()).toBe(404);
});
