import { expect, test } from '@playwright/test';
import { postAt } from './fixture';
import { addresses, templates } from './pages';

test('each page has a title of its own', async ({ request }) => {
  const titles = new Set<string>();
  for (const address of addresses) {
    const html = await (await request.get(address)).text();
    titles.add(/<title>(.+?)<\/title>/s.exec(html)?.[1] ?? '');
  }
  expect(titles).not.toContain('');
  expect(titles.size).toBe(addresses.length);
});

test('a post is described as a BlogPosting', async ({ page }) => {
  const post = postAt('six-shows-for-low-tide');
  await page.goto(templates['the first post']);
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  expect(data).toMatchObject({
    '@type': 'BlogPosting',
    headline: post.text('title'),
    datePublished: post.text('date'),
    url: await page.locator('link[rel=canonical]').getAttribute('href'),
  });
});

test('robots may read everything and learn where the sitemap is', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  const [, sitemap] = /^Sitemap: (.*)$/m.exec(robots) ?? [];
  expect(robots).not.toMatch(/^Disallow: \S/m);
  expect((await request.get(new URL(sitemap).pathname)).status()).toBe(200);
});
