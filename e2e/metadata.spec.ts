import { expect, test } from '@playwright/test';
import { site } from '../content/site';
import { addresses, templates } from './pages';

for (const address of addresses) {
  test(`${address} says who it is, in absolute addresses`, async ({ page, request }) => {
    await page.goto(address);
    const content = (name: string) =>
      page
        .locator(`meta[property="${name}"], meta[name="${name}"]`)
        .first()
        .getAttribute('content');
    const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
    expect(new URL(canonical ?? '').pathname).toBe(address);
    expect(await content('og:url')).toBe(canonical);
    expect(await content('description')).toBeTruthy();
    expect(await content('og:title')).toBeTruthy();
    expect(await content('twitter:card')).toBe('summary_large_image');
    const image = new URL((await content('og:image')) ?? '');
    expect(image.origin).toBe(new URL(canonical ?? '').origin);
    expect((await request.get(image.pathname)).headers()['content-type']).toBe('image/png');
    await expect(page.locator('html')).toHaveAttribute('lang', site.language);
  });
}

test('each page has a title of its own', async ({ page }) => {
  const titles = new Set<string>();
  for (const address of addresses) {
    await page.goto(address);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(addresses.length);
});

test('a post is described as a BlogPosting', async ({ page }) => {
  await page.goto(templates['the first post']);
  const data = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  expect(data).toMatchObject({
    '@type': 'BlogPosting',
    headline: await page.locator('h1').textContent(),
    datePublished: '2023-06-14',
    url: await page.locator('link[rel=canonical]').getAttribute('href'),
  });
});

test('robots may read everything and learn where the sitemap is', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  const [, sitemap] = /^Sitemap: (.*)$/m.exec(robots) ?? [];
  expect(robots).not.toMatch(/^Disallow: \S/m);
  expect((await request.get(new URL(sitemap).pathname)).status()).toBe(200);
});
