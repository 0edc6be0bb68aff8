import { spawn } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { rawRequest } from '../raw-request';
import { copyFolder, serve } from '../site-copy';

const copy = copyFolder('under-a-path');

test('every link, asset and address is under the path, on npm start', async ({ page }) => {
  const server = await serve(copy);
  expect(server.url).toMatch(/\/blog$/);
  await crawl(page, new URL(server.url).origin);
  const { origin } = new URL(server.url);
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
  const host = copyFolder('file-host');
  await rm(host, { recursive: true, force: true });
  await mkdir(host, { recursive: true });
  await cp(path.join(copy, 'out'), path.join(host, 'blog'), { recursive: true });
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const server = spawn('npm', ['run', 'preview:edge', '--', host, '--port', String(port)], {
    detached: true,
  });
  const origin = `http://localhost:${port}`;
  try {
    await expect(async () => expect((await fetch(origin)).status).toBe(404)).toPass();
    await crawl(page, origin);
    // Without redirects, a page leads on.
    await page.goto(`${origin}/blog/old/`);
    await expect(page).toHaveURL(`${origin}/blog/posts/moved/`);
  } finally {
    process.kill(-Number(server.pid));
  }
});

/** Opens all that can be reached from the site's first page, and finds each address under `/blog`. */
async function crawl(page: import('@playwright/test').Page, origin: string) {
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
  expect(waiting.size).toBeGreaterThan(15);
  expect([...waiting].some((address) => address.endsWith('/blog/feed.xml'))).toBe(true);
  expect(troubles).toEqual([]);
  const feed = String((await rawRequest(origin, '/blog/feed.xml')).body);
  const sitemap = String((await rawRequest(origin, '/blog/sitemap.xml')).body);
  for (const text of [feed, sitemap]) {
    const own = [...text.matchAll(/https:\/\/earshot\.example[^"<&\s]*/g)].map(([url]) => url);
    expect(own.length).toBeGreaterThan(3);
    expect(own.filter((url) => !/^https:\/\/[^/]+\/blog\//.test(url))).toEqual([]);
  }
}
