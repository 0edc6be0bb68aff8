import { expect, test } from '@playwright/test';
import { parseAtomFeed, parseRssFeed } from 'feedsmith';
import { untidyEpisodes } from './edge-cases';
import { feedsIn, servedViolations } from './feed-rules/served-feeds';
import { fixture, showAt, shows, site } from './fixture';

const feeds = feedsIn(fixture);

test('each feed, list and sitemap keeps to its format', async ({ baseURL }) => {
  expect(feeds).toEqual(
    expect.arrayContaining([
      '/feed.json',
      '/feed.xml',
      '/podcasts.opml',
      '/podcasts/feed.xml',
      '/podcasts/opml/archive.opml',
      '/sitemap.xml',
    ]),
  );
  expect(await servedViolations(feeds, String(baseURL), site.url)).toEqual([]);
});

test('the addresses of others are as the author has written them', async ({ page, request }) => {
  const { slug, address, feed } = showAt('spray-and-foam');
  // A parser of URLs adds a slash to such an address.
  expect([new URL(address).href, new URL(String(feed)).href]).not.toContain(address);
  expect(String(feed)).not.toMatch(/\/$/);

  const rss = parseRssFeed(await (await request.get('/podcasts/feed.xml')).text());
  for (const { link, audio } of untidyEpisodes) {
    const episode = rss.items?.find((item) => item.link === link);
    expect(episode?.source?.url).toBe(feed);
    expect(episode?.enclosures?.map(({ url }) => url)).toEqual([audio]);
  }

  const data = await (await request.get('/podcasts.json')).json();
  type Addresses = { address: string; feed?: string };
  expect(data.shows.map((show: Addresses) => [show.address, show.feed])).toEqual(
    shows.map((show) => [show.address, show.feed]),
  );

  await page.goto(`/podcasts/${slug}/`);
  const alternate = page.locator('link[rel=alternate][type="application/rss+xml"]');
  await expect(alternate).toHaveAttribute('href', String(feed));
  const jsonLd = await page.locator('script[type="application/ld+json"]').textContent();
  expect(JSON.parse(String(jsonLd))).toMatchObject({ url: address, webFeed: feed });
});

test('a post’s markup, entities and links are in the feed as on its page', async ({
  page,
  request,
}) => {
  const atom = parseAtomFeed(await (await request.get('/feed.xml')).text());
  const entry = atom.entries?.find(({ id }) => id?.endsWith('/posts/markup-in-feeds/'));
  await page.goto('/posts/markup-in-feeds/');
  const links = page.locator('.prose a[href]');
  const onPage = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(onPage).toContain('https://spray-and-foam.example');
  const inFeed = await page.evaluate((html) => {
    const { body } = new DOMParser().parseFromString(html, 'text/html');
    return [...body.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  }, String(entry?.content?.value));
  expect(inFeed).toEqual(onPage);
  expect(entry?.categories?.map(({ term }) => term)).toEqual(['R & D']);
  expect(entry?.authors?.map(({ name }) => name)).toEqual(['Ada & Bob']);
});
