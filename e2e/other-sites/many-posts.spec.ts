import { expect, test } from '@playwright/test';
import { runAxe } from '../axe';
import { site as settings } from '../fixture';
import { manyPosts, manyTag } from '../many-posts';
import { pathsIn, schemes, widths } from '../pages';
import { rawRequest } from '../raw-request';
import { copyFolder, serve } from '../site-copy';

// The posts are in the site with many podcasts.
let site: Awaited<ReturnType<typeof serve>>;
test.beforeAll(async () => {
  site = await serve(copyFolder('many-podcasts'));
});
test.afterAll(() => site.stop());

const MAX_ON_PAGE = 100;
const ROUND_TRIP_BYTES = 14_600;
const furtherPages = ['/posts/page/2/', `/tags/${manyTag.slug}/page/2/`];

const lists = [
  { list: 'all posts', url: '/posts/', posts: manyPosts },
  {
    list: 'the posts of a tag',
    url: `/tags/${manyTag.slug}/`,
    posts: manyPosts.filter(({ tags }) => tags.includes(manyTag.name)),
  },
];
for (const { list, url, posts } of lists) {
  test(`${list} are on pages that lead to each other, newest first`, async ({ page }) => {
    await page.goto(site.url + url);
    await expect(page.locator('main')).toContainText(`${posts.length} posts`);
    const older = page.getByRole('link', { name: 'Older posts' });
    const newer = page.getByRole('link', { name: 'Newer posts' });
    await expect(newer).toHaveCount(0);
    const visited: string[] = [];
    const shown: string[] = [];
    const titles = new Set<string>();
    for (;;) {
      const { pathname } = new URL(page.url());
      const onPage = await page.locator('main li a[href^="/posts/"]:not(nav a)').allTextContents();
      expect(onPage.length).toBeLessThanOrEqual(MAX_ON_PAGE);
      shown.push(...onPage);
      titles.add(await page.title());
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
        'href',
        settings.url + pathname,
      );
      const pages = page.getByRole('navigation', { name: 'Pages' });
      const current = pages.getByRole('link', { name: `Page ${visited.length + 1}`, exact: true });
      await expect(current).toHaveAttribute('aria-current', 'page');
      await expect(pages.locator('[aria-current]')).toHaveCount(1);
      visited.push(pathname);
      if ((await older.count()) === 0) break;
      await expect(older).toHaveAttribute('rel', 'next');
      const next = (await older.getAttribute('href')) ?? '';
      await expect(page.locator('link[rel=next]')).toHaveAttribute('href', settings.url + next);
      await older.click();
      await page.waitForURL(site.url + next);
      await expect(newer).toHaveAttribute('href', pathname);
    }
    expect(shown).toEqual(posts.map(({ title }) => title));
    expect(visited.slice(0, 2)).toEqual([url, `${url}page/2/`]);
    expect(titles.size).toBe(visited.length);
    await page.getByRole('link', { name: 'Page 1', exact: true }).click();
    await expect(page).toHaveURL(site.url + url);
    await page.getByRole('link', { name: `Page ${visited.length}`, exact: true }).click();
    await expect(page).toHaveURL(site.url + visited.at(-1));
    const sitemap = String((await rawRequest(site.url, '/sitemap.xml')).body);
    expect(pathsIn(sitemap)).toEqual(expect.arrayContaining(visited));
  });
}

test('each year leads to the page and the heading where it begins', async ({ page }) => {
  await page.goto(`${site.url}/posts/`);
  const years = page
    .getByRole('navigation', { name: 'Years' })
    .getByRole('link', { name: /^\d{4}$/ });
  const expected = [...new Set(manyPosts.map(({ date }) => date.slice(0, 4)))];
  await expect(years).toHaveText(expected);
  for (const year of expected) {
    await page.goto(`${site.url}/posts/`);
    await years.filter({ hasText: year }).click();
    const heading = page.locator('h2:target');
    await expect(heading).toHaveText(year);
    const newest = manyPosts.find(({ date }) => date.startsWith(year));
    const first = page.getByRole('region', { name: year, exact: true }).getByRole('link').first();
    await expect(first).toHaveText(newest?.title ?? '');
  }
  await page.goto(`${site.url}/posts/page/2/`);
  await expect(page.locator('main h2').first()).toHaveText(/^\d{4}, continued$/);
});

test('a page of a long list arrives in one round trip, and fits each width', async ({ page }) => {
  for (const path of ['/posts/', ...furtherPages]) {
    const { headers } = await rawRequest(site.url, path, { headers: { 'Accept-Encoding': 'br' } });
    expect(Number(headers['content-length']), path).toBeLessThan(ROUND_TRIP_BYTES);
    await page.goto(site.url + path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 844 });
      const room = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(room, `${path} at ${width} px`).toBeLessThanOrEqual(width);
    }
  }
});

for (const colorScheme of schemes) {
  test(`axe has nothing to say of long lists in ${colorScheme} mode`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    for (const path of ['/posts/', ...furtherPages]) {
      await page.goto(site.url + path);
      const { violations, passes } = await runAxe(page);
      expect(violations, path).toEqual([]);
      expect(passes).toBeGreaterThan(10);
    }
  });
}
