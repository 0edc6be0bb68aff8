import { expect, test } from '@playwright/test';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { counts, site, writtenDay } from './fixture';

const jekyllPost = encodeURI('/posts/🎧-Écoute/');

test('a Jekyll post with emoji, CRLF and a byte order mark reads as it was meant', async ({
  page,
}) => {
  await page.goto(jekyllPost);
  await expect(page).toHaveTitle(/🎙️ Listening, 2023 edition 🎧/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('🎙️ Listening, 2023 edition 🎧');
  await expect(page.locator('main time').first()).toHaveText(writtenDay('2023-12-31', 'long'));
  await expect(page.locator('.prose')).not.toContainText('layout');
  await expect(page.getByRole('list', { name: 'Tags' }).getByRole('link')).toHaveText([
    'data',
    'ml',
  ]);
  // An empty description counts as none: no line under the title, and the text's beginning elsewhere.
  await expect(page.locator('meta[name=description]')).toHaveAttribute(
    'content',
    'I’ve had these in my ears & on my mind.',
  );
});

test('its one-item quotes read 1 to 3', async ({ page }) => {
  await page.goto(jekyllPost);
  const starts = await page
    .locator('.prose blockquote > ol')
    .evaluateAll((lists) => lists.map((list) => (list as HTMLOListElement).start));
  expect(starts).toEqual([1, 2, 3]);
});

test('its headings stand under the one h1 without gaps, each with an address', async ({ page }) => {
  await page.goto(jekyllPost);
  const headings = page.locator('.prose :is(h1, h2, h3, h4)');
  expect(await headings.evaluateAll((all) => all.map(({ tagName, id }) => [tagName, id]))).toEqual([
    ['H2', '-the-best'],
    ['H3', '-the-rest'],
    ['H3', 'section'],
  ]);
  const contents = page.getByRole('navigation', { name: 'Contents' });
  await contents.getByRole('link', { name: '🌟 The best:' }).click();
  await expect(page).toHaveURL(/#-the-best$/);
});

test('raw HTML passes: an unclosed image and table, and a frame', async ({ page }) => {
  await page.goto(jekyllPost);
  await expect(page.getByAltText("The site's sign")).toBeVisible();
  const cell = page.getByRole('cell', { name: 'A cell of HTML' });
  await expect(cell).toBeVisible();
  await expect(cell).toHaveCSS('color', 'rgb(255, 0, 0)');
  await expect(page.locator('iframe[title="A frame"]')).toBeVisible();
});

test('a file without front matter and with the other ending is a post', async ({ page }) => {
  await page.goto('/posts/no-front-matter/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No Front Matter');
  await expect(page.locator('main time').first()).toHaveAttribute('datetime', '2022-03-04');
});

test('a script in a title stays text everywhere', async ({ page }) => {
  const title = `</script><script>document.title = ‘broken’</script> & <b>“bold”</b>`;
  for (const path of ['/posts/script/', '/posts/', '/tags/machine-learning/']) {
    await page.goto(path);
    expect(await page.title()).not.toBe('broken');
    await expect(page.getByText(title).first()).toBeVisible();
  }
  await page.goto('/posts/script/');
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  expect(data.headline).toBe(title);
});

test('tags of any letters have pages of their own, and C, C++ and C# three', async ({
  page,
  request,
}) => {
  await page.goto('/posts/script/');
  const tags = page.getByRole('list', { name: 'Tags' }).getByRole('link');
  expect(new Set(await tags.allTextContents())).toEqual(
    new Set(['C', 'C#', 'C++', 'Machine Learning', 'Ünïcode 🎧']),
  );
  for (const href of await tags.evaluateAll((links) =>
    links.map((link) => (link as HTMLAnchorElement).href),
  )) {
    expect((await request.get(href, { maxRedirects: 0 })).status(), href).toBe(200);
  }
});

test('very long words stay inside a small screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const path of ['/posts/long/', '/posts/']) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

test('the feed is well-formed XML, whatever stands in a description', async ({ page, request }) => {
  const feed = await (await request.get('/feed.xml')).text();
  const error = await page.evaluate(
    (xml) =>
      new DOMParser().parseFromString(xml, 'text/xml').querySelector('parsererror')?.textContent,
    feed,
  );
  expect(error).toBeUndefined();
});

test('feeds carry all published posts, whole', async ({ request }) => {
  const atom = parseAtomFeed(await (await request.get('/feed.xml')).text());
  const json = parseJsonFeed(await (await request.get('/feed.json')).json());
  expect(atom.entries).toHaveLength(counts.published);
  expect(json.items?.map(({ id }) => id)).toEqual(atom.entries?.map(({ id }) => id));
  const entry = atom.entries?.find(({ id }) => id?.endsWith(jekyllPost));
  expect(entry?.title?.value?.trim()).toBe('🎙️ Listening, 2023 edition 🎧');
  expect(entry?.content?.value).toContain(`${site.url}/files/tideline-`);
});
