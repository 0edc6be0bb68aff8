import { expect, test } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { forXml } from '../content/feeds/xml';
import { counts, site } from './fixture';
import { addresses } from './pages';

const posts = addresses.filter((address) => /^\/posts\/./.test(address));

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
