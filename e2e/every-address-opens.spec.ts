import { expect, test } from '@playwright/test';
import { addresses } from './pages';

test('the sitemap names the pages that a reader expects', () => {
  for (const address of [
    '/',
    '/posts/',
    '/tags/',
    '/podcasts/',
    '/about/',
    '/posts/data-science-ml-podcasts-2023/',
  ]) {
    expect(addresses).toContain(address);
  }
  expect(new Set(addresses).size).toBe(addresses.length);
});

for (const address of addresses) {
  test(`${address} opens, with one h1 and nothing wrong`, async ({ page, baseURL, request }) => {
    const troubles: string[] = [];
    const hosts = new Set<string>();
    page.on(
      'console',
      (message) => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()),
    );
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on(
      'response',
      (response) =>
        response.status() >= 400 && troubles.push(`${response.status()} ${response.url()}`),
    );

    const response = await page.goto(address, { waitUntil: 'networkidle' });
    expect(response?.status()).toBe(200);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('main')).toHaveCount(1);
    expect(troubles).toEqual([]);
    expect([...hosts]).toEqual([new URL(baseURL ?? '').host]);

    const links = await page
      .locator('a[href], link[href], img[src], script[src]')
      .evaluateAll((elements) =>
        elements.map(
          (element) => (element as HTMLAnchorElement).href || (element as HTMLImageElement).src,
        ),
      );
    const site = new URL((await page.locator('link[rel=canonical]').getAttribute('href')) ?? '')
      .origin;
    const internal = new Set(
      links
        .map((link) => link.replace(site, baseURL ?? ''))
        .filter((link) => link.startsWith(baseURL ?? '')),
    );
    for (const link of internal) {
      const target = new URL(link);
      const answer = await request.get(target.pathname, { maxRedirects: 0 });
      expect.soft(answer.status(), `${link} answers`).toBe(200);
      if (!target.hash) continue;
      const html = await answer.text();
      const id = decodeURIComponent(target.hash.slice(1));
      expect.soft(html.includes(`id="${id}"`), `${link} has its target`).toBe(true);
    }
  });
}
