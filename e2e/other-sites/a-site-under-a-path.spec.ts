import { spawn } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { feedsIn, servedViolations } from '../feed-rules/served-feeds';
import { site } from '../fixture';
import { ports } from '../ports';
import { rawRequest } from '../raw-request';
import { copyFolder, copySite, edgeCommand, serve } from '../site-copy';

const copy = copyFolder('under-a-path');

test('every link, asset and address is under the path, on npm start', async ({ page }) => {
  const server = await serve(copy);
  expect(server.url).toMatch(/\/blog$/);
  const { origin } = new URL(server.url);
  await crawl(page, origin);
  const feeds = feedsIn(copy);
  expect(await servedViolations(feeds, server.url, `${site.url}/blog`)).toEqual([]);
  for (const [from, to] of [
    ['/blog', '/blog/'],
    ['/blog/old/', '/blog/posts/moved/'],
    ['/blog/rss.xml', '/blog/feed.xml'],
    ['/blog/posts', '/blog/posts/'],
  ]) {
    const { status, headers } = await rawRequest(origin, from);
    expect(status, from).toBe(301);
    expect(headers.location).toBe(to);
  }
  expect((await rawRequest(origin, '/posts/')).status).toBe(404);
  await server.stop();
});

test('so they are on a host that knows only files', async ({ page }) => {
  // Every page is opened.
  test.slow();
  const host = await copySite('file-host', {});
  await rm(path.join(host, 'out'), { recursive: true, force: true });
  await cp(path.join(copy, 'out'), path.join(host, 'out/blog'), { recursive: true });
  const server = spawn(edgeCommand(ports.fileHost), { cwd: host, shell: true, detached: true });
  const origin = `http://localhost:${ports.fileHost}`;
  try {
    await expect(async () => expect((await fetch(origin)).status).toBe(404)).toPass();
    await crawl(page, origin);
    // Without redirects, a page redirects.
    await page.goto(`${origin}/blog/old/`);
    await expect(page).toHaveURL(`${origin}/blog/posts/moved/`);
  } finally {
    process.kill(-Number(server.pid));
  }
});

/** Opens all that can be reached from the site's first page, and finds each URL under `/blog`. */
async function crawl(page: Page, origin: string) {
  const troubles: string[] = [];
  page.on('console', (message) => troubles.push(`${page.url()}: ${message.text()}`));
  const waiting = new Set([`${origin}/blog/`]);
  for (const address of waiting) {
    const { pathname } = new URL(address);
    expect(pathname).toMatch(/^\/blog\//);
    const { status, headers } = await rawRequest(origin, pathname);
    expect(status, address).toBe(200);
    if (!String(headers['content-type']).startsWith('text/html')) continue;
    await page.goto(address);
    const canonical = new URL(
      (await page.locator('link[rel=canonical]').getAttribute('href')) ?? '',
    );
    expect(canonical.pathname).toBe(pathname);
    const found = await page
      .locator('a[href], link[href], [src], [srcset], meta[property="og:image"]')
      .evaluateAll((elements) =>
        elements.flatMap((element) => [
          ...(['href', 'src', 'content'] as const).map((name) => element.getAttribute(name) ?? ''),
          ...(element.getAttribute('srcset') ?? '').split(/\s+[\d.]+[wx](?:,\s*|$)/),
        ]),
      );
    for (const link of found.filter((link) => link !== '')) {
      const url = new URL(link.replace(canonical.origin, origin), address);
      if (url.origin === origin) waiting.add(origin + url.pathname);
    }
  }
  expect(waiting.size).toBeGreaterThan(40);
  expect([...waiting].some((address) => address.endsWith('/blog/feed.xml'))).toBe(true);
  expect(troubles).toEqual([]);
  for (const file of ['feed.xml', 'sitemap.xml']) {
    const text = String((await rawRequest(origin, `/blog/${file}`)).body);
    const own = text.split(site.url).slice(1);
    expect(own.length, file).toBeGreaterThan(3);
    expect(own.filter((rest) => !rest.startsWith('/blog/'))).toEqual([]);
  }
}
