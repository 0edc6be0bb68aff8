import { expect, test } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { forXml } from '../content/feeds/xml';
import { counts, site } from './fixture';
import { addresses, posts } from './pages';

test.beforeEach(async ({ page }) => {
  await page.route(
    (url) => url.hostname !== 'localhost',
    (route) => route.fulfill({ body: '' }),
  );
});

test('the Atom feed carries each post whole, with a lasting id and addresses that hold elsewhere', async ({
  page,
  request,
}) => {
  const response = await request.get('/feed.xml');
  expect(response.headers()['content-type']).toBe('application/xml; charset=utf-8');
  const feed = parseAtomFeed(await response.text());
  expect(feed.entries?.map(({ id }) => id)).toEqual(posts.map((post) => site.url + post));
  expect(posts).toHaveLength(counts.published);
  expect(feed.updated).toMatch(/^\d{4}-\d\d-\d\dT/);

  for (const entry of feed.entries ?? []) {
    const html = entry.content?.value ?? '';
    expect(html).not.toMatch(/(href|src)="(?!https?:|mailto:|data:)/);
    expect(html).not.toMatch(/<(script|style)|\son\w+=/);
    await page.goto(new URL(entry.id ?? '').pathname);
    // A title may have characters that XML does not allow.
    expect(entry.title?.value).toBe(forXml(String(await page.locator('h1').textContent())));
    // With a time where the author has written one.
    const onPageAt = await page.locator('main time').first().getAttribute('datetime');
    expect(new Date(entry.published ?? '')).toEqual(new Date(onPageAt ?? ''));
    const onPage = await page.locator('.prose').evaluate((prose) => {
      // What works on the page alone: links of headings to themselves, buttons and code.
      for (const part of prose.querySelectorAll('.anchor, button, script, style')) part.remove();
      // A card is a link with its address there.
      for (const card of prose.querySelectorAll('.player')) {
        card.textContent = card.querySelector('a')?.href ?? '';
      }
      return prose.textContent;
    });
    const inFeed = await page.evaluate(
      (html) => new DOMParser().parseFromString(html, 'text/html').body.textContent,
      html,
    );
    expect(inFeed?.trim()).toBe(onPage?.trim());
  }
});

test('the JSON feed says the same', async ({ request }) => {
  const response = await request.get('/feed.json');
  expect(response.headers()['content-type']).toBe('application/feed+json; charset=utf-8');
  const json = parseJsonFeed(await response.json());
  const atom = parseAtomFeed(await (await request.get('/feed.xml')).text());
  expect(
    json.items?.map(({ id, title, content_html }) => [id, title, content_html?.trim()]),
  ).toEqual(
    atom.entries?.map(({ id, title, content }) => [
      id,
      title?.value?.trim(),
      content?.value?.trim(),
    ]),
  );
});

test('pages tell feed readers where the feeds are', async ({ page, request }) => {
  await page.goto('/');
  for (const type of ['application/atom+xml', 'application/feed+json']) {
    const href = await page.locator(`link[rel=alternate][type="${type}"]`).getAttribute('href');
    expect((await request.get(new URL(href ?? '').pathname)).status()).toBe(200);
  }
});

const tags = addresses.filter((address) => /^\/tags\/[^/]+\/$/.test(address));

test('each tag has feeds of its newest posts, as the feed of the site has them', async ({
  page,
  request,
}) => {
  test.slow();
  expect(tags.length).toBeGreaterThan(5);
  const all = parseAtomFeed(await (await request.get('/feed.xml')).text());
  const entryOf = new Map(all.entries?.map((entry) => [entry.id, entry]));
  for (const tag of tags) {
    await page.goto(tag);
    const alternates = page.locator('link[rel=alternate]');
    const [atom, json] = await Promise.all(
      ['application/atom+xml', 'application/feed+json'].map((type) =>
        // Its own feed comes before that of the site.
        alternates
          .and(page.locator(`[type="${type}"]`))
          .first()
          .getAttribute('href'),
      ),
    );
    expect([atom, json]).toEqual([`${site.url}${tag}feed.xml`, `${site.url}${tag}feed.json`]);
    await expect(page.locator(`main a[href="${tag}feed.xml"]`)).toBeVisible();
    const listed = await page
      .locator('main a[href^="/posts/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const feed = parseAtomFeed(await (await request.get(`${tag}feed.xml`)).text());
    expect(feed.entries?.map(({ id }) => id)).toEqual(
      listed.slice(0, 10).map((url) => site.url + url),
    );
    expect(feed.entries).toEqual(feed.entries?.map(({ id }) => entryOf.get(id)));
    const inJson = parseJsonFeed(await (await request.get(`${tag}feed.json`)).json());
    expect(inJson.items?.map(({ id }) => id)).toEqual(feed.entries?.map(({ id }) => id));
  }
});

test('each topic has feeds of the episodes of its shows, with what a podcast app plays', async ({
  page,
  request,
}) => {
  const topics = addresses.filter((address) => /^\/podcasts\/topics\/./.test(address));
  const all = parseRssFeed(await (await request.get('/podcasts/feed.xml')).text());
  let played = 0;
  for (const topic of topics) {
    await page.goto(topic);
    await expect(page.locator(`main a[href="${topic}feed.xml"]`)).toBeVisible();
    const own = page.locator('link[rel=alternate][type="application/rss+xml"]');
    await expect(own).toHaveAttribute('href', `${site.url}${topic}feed.xml`);
    const names = await page.locator('main h3, main h2').allTextContents();
    const feed = parseRssFeed(await (await request.get(`${topic}feed.xml`)).text());
    const items = feed.items ?? [];
    for (const { itunes } of items) expect(names.join('\n')).toContain(String(itunes?.author));
    const ids = new Set(items.map(({ guid }) => guid?.value));
    const ofShows = new Set(items.map(({ itunes }) => itunes?.author));
    const expected = all.items?.filter(({ itunes }) => ofShows.has(itunes?.author)) ?? [];
    for (const { guid } of expected.slice(0, 50)) expect(ids).toContain(guid?.value);
    const json = parseJsonFeed(await (await request.get(`${topic}feed.json`)).json());
    expect((json.items ?? []).map(({ id }) => id)).toEqual(items.map(({ guid }) => guid?.value));
    expect(
      (json.items ?? []).flatMap(({ attachments }) => attachments ?? []).map(({ url }) => url),
    ).toEqual(items.flatMap(({ enclosures }) => enclosures ?? []).map(({ url }) => url));
    played += items.filter(({ enclosures }) => enclosures?.length).length;
  }
  expect(played).toBeGreaterThan(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a browser shows a feed as a page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    const paper = await page.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    for (const feed of ['/feed.xml', tags[0] && `${tags[0]}feed.xml`, '/podcasts/feed.xml']) {
      await page.goto(feed);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.getByText(site.url + feed, { exact: true })).toBeVisible();
      const shown = await page.evaluate(() => {
        const root = document.documentElement;
        return {
          background: getComputedStyle(root).backgroundColor,
          overflows: root.scrollWidth > innerWidth,
          // What feed readers read is not shown.
          hidden: [...root.querySelectorAll('entry, item, updated, pubDate')].every(
            (element) => element.getClientRects().length === 0,
          ),
        };
      });
      expect(shown).toEqual({ background: paper, overflows: false, hidden: true });
    }
    await page.goto('/feed.xml');
    const links = page.locator('h2 a');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual(
      posts.map((post) => site.url + post),
    );
  });
}
