import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { fixture, publicImage } from './fixture';
import { templates } from './pages';
import { rawExchange, rawRequest } from './raw-request';

test('files come with their types', async ({ request }) => {
  for (const [file, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
    [publicImage, 'image/png'],
    ['/robots.txt', 'text/plain'],
    ['/sitemap.xml', /^(text|application)\/xml/],
    ['/feed.xml', 'application/xml'],
    ['/feed.json', 'application/feed+json'],
  ] as const) {
    const response = await request.get(file);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type'], file).toMatch(type);
  }
});

test('what is not there is a 404, with a page that helps', async ({ page, request }) => {
  expect((await request.get('/nothing-is-here/')).status()).toBe(404);
  expect((await request.get('/nothing.txt')).status()).toBe(404);
  await page.goto('/nothing-is-here/');
  await page.getByRole('main').getByRole('link', { name: 'Posts', exact: true }).click();
  await expect(page).toHaveURL('/posts/');
});

test('a page has one address, and its other forms lead there', async ({ request }) => {
  for (const form of ['/posts', '/posts/index.html']) {
    const response = await request.get(form, { maxRedirects: 0 });
    // Cloudflare answers 307 where no rule of a site says otherwise.
    expect([301, 307]).toContain(response.status());
    expect(response.headers().location).toBe('/posts/');
  }
});

test('who followed the feed of another generator is led to this one', async ({ request }) => {
  for (const form of ['/atom.xml', '/rss.xml', '/index.xml', '/feed/', '/feed']) {
    const response = await request.get(form, { maxRedirects: 0 });
    expect(response.status(), form).toBe(301);
    expect(response.headers().location).toBe('/feed.xml');
  }
});

test('what the build keeps for hosts is not for readers', async ({ request }) => {
  for (const file of ['_headers', '_redirects', '.assetsignore', '.files.json', 'index.html.br']) {
    expect(existsSync(path.join(fixture, 'out', file)), file).toBe(true);
    expect((await request.get(`/${file}`)).status(), file).toBe(404);
  }
});

test('text comes compressed, as a browser can take it', async ({ baseURL }) => {
  const plain = (await rawRequest(baseURL, '/')).body;
  for (const [accepted, encoding, unpack] of [
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
  ] as const) {
    const { headers, body } = await rawRequest(baseURL, '/', {
      headers: { 'Accept-Encoding': accepted },
    });
    expect(headers['content-encoding']).toBe(encoding);
    expect(unpack(body).equals(plain)).toBe(true);
  }
});

test('an unchanged page is not sent twice', async ({ baseURL }) => {
  const { headers } = await rawRequest(baseURL, '/');
  expect(headers.etag).toMatch(/^"[^"]+"$/);
  const again = await rawRequest(baseURL, '/', {
    headers: { 'If-None-Match': String(headers.etag) },
  });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
});

test('a page is asked for again each time', async ({ request }) => {
  for (const path of ['/', '/feed.xml', '/icon.svg', publicImage]) {
    expect((await request.get(path)).headers()['cache-control'], path).toBe(
      'public, max-age=0, must-revalidate',
    );
  }
});

test('what is named by its content is kept', async ({ page, request }) => {
  await page.goto(templates['a post']);
  const picture = await page.locator('picture img').first().getAttribute('src');
  const headers = (await request.get(String(picture))).headers();
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['content-type']).toMatch(/^image\//);
});

test('HEAD sends no body, and other methods are refused', async ({ request, baseURL }) => {
  // Clients throw away what follows the headers.
  const get = await rawExchange(baseURL, 'GET / HTTP/1.1');
  const head = await rawExchange(baseURL, 'HEAD / HTTP/1.1');
  expect(get.head).toMatch(/^HTTP\/1\.1 200 /);
  expect(get.body).not.toBe('');
  expect(head.head).toMatch(/^HTTP\/1\.1 200 /);
  expect(head.head).toMatch(/^content-type: text\/html/im);
  expect(head.body).toBe('');
  expect((await request.post('/')).status()).toBe(405);
});

const packageFile = path.join(fixture, 'package.json');

for (const path of [
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/..%5cpackage.json',
  '/posts/../../package.json',
  '/%00',
  '/%ff%fe',
  `/${'a'.repeat(6000)}`,
]) {
  test(`${path.slice(0, 40)} leads nowhere`, async ({ baseURL }) => {
    // The file that such a path would reach holds what is looked for.
    expect(await readFile(packageFile, 'utf8')).toContain('contentlayer2');
    const { status, body } = await rawRequest(baseURL, path);
    // The edge tidies `..` away, as browsers do, and leads on to what is left.
    expect([307, 400, 404, 414]).toContain(status);
    expect(body.toString()).not.toContain('contentlayer2');
  });
}
