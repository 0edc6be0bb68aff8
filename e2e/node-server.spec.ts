import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { copySite, serve } from './site-copy';

/** Asks for a path exactly as written: other clients tidy `..` away before they send it. */
function rawStatus(baseURL: string, path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('error', reject).end();
  });
}

test('files come with their types', async ({ request }) => {
  for (const [path, type] of [
    ['/', 'text/html;charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
    ['/link-picture.png', 'image/png'],
    ['/robots.txt', 'text/plain'],
    ['/sitemap.xml', 'text/xml'],
  ]) {
    const response = await request.get(path);
    expect(response.status()).toBe(200);
    expect(response.headers()['content-type'], path).toContain(type);
  }
});

test('what is not there is a 404, with a page that helps', async ({ page, request }) => {
  expect((await request.get('/nothing-is-here/')).status()).toBe(404);
  await page.goto('/nothing-is-here/');
  await page.getByRole('main').getByRole('link', { name: 'all posts' }).click();
  await expect(page).toHaveURL('/posts/');
});

test('an address without its last slash leads to the one with it', async ({ request }) => {
  const response = await request.get('/posts?page=1', { maxRedirects: 0 });
  expect(response.status()).toBe(301);
  expect(response.headers().location).toBe('/posts/?page=1');
});

test('only files named by their content are kept without asking', async ({ page, request }) => {
  await page.goto('/');
  const style = await page.locator('link[rel=stylesheet]').first().getAttribute('href');
  expect((await request.get(style ?? '')).headers()['cache-control']).toContain('immutable');
  for (const path of ['/', '/feed.xml', '/icon.svg', '/link-picture.png']) {
    expect((await request.get(path)).headers()['cache-control'], path).toBe('no-cache');
  }
});

test('an unchanged page is not sent twice', async ({ request }) => {
  const { etag } = (await request.get('/')).headers();
  expect(etag).toBeTruthy();
  const again = await request.get('/', { headers: { 'If-None-Match': etag } });
  expect(again.status()).toBe(304);
  expect((await again.body()).length).toBe(0);
});

test('a part of a file is sent, and no odd range stops the server', async ({ request }) => {
  const part = await request.get('/robots.txt', { headers: { Range: 'bytes=0-4' } });
  expect(part.status()).toBe(206);
  expect((await part.body()).length).toBe(5);
  for (const Range of [
    'bytes=10-5',
    'bytes=5-1,2-3',
    'bytes=0-99999999999999999999',
    'bytes=-5',
    'lines=1',
  ]) {
    expect((await request.get('/robots.txt', { headers: { Range } })).status(), Range).toBe(200);
  }
  expect((await request.get('/robots.txt', { headers: { Range: 'bytes=99999-' } })).status()).toBe(
    416,
  );
});

test('HEAD sends no body, and other methods are refused', async ({ request }) => {
  const head = await request.head('/');
  expect(head.status()).toBe(200);
  expect((await head.body()).length).toBe(0);
  expect((await request.post('/')).status()).toBe(405);
});

for (const path of [
  '/../package.json',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/..%5cpackage.json',
  '/posts/../../package.json',
  '/%00',
  '/%',
  '/%ff%fe',
  `/${'a'.repeat(6000)}`,
  '//example.com/..',
]) {
  test(`${path.slice(0, 40)} leads nowhere`, async ({ baseURL }) => {
    const { status, body } = await rawStatus(baseURL ?? '', path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('contentlayer2');
  });
}

test.describe('started by hand', () => {
  const start = (cwd: string, env: Record<string, string>) =>
    spawn('node', ['publish/server.mjs'], { cwd, env: { ...process.env, ...env } });
  const firstLine = async (child: ChildProcess, stream: 'stdout' | 'stderr') => {
    const [chunk] = await once(child[stream] as NodeJS.ReadableStream, 'data');
    return String(chunk);
  };

  test('HOST and PORT are honoured, and SIGTERM stops it cleanly', async () => {
    const server = start('.', { PORT: '0', HOST: '127.0.0.1' });
    const said = await firstLine(server, 'stdout');
    const url = said.trim().split(' ').at(-1) ?? '';
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(url)).status).toBe(200);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  test('without a finished site it says what to run', async () => {
    const server = start(await copySite('unbuilt', {}), { PORT: '0' });
    expect(await firstLine(server, 'stderr')).toContain('npm run build');
    expect(await once(server, 'exit')).toEqual([1, null]);
  });

  test('a new build is served at once, and a file that is gone is a 404', async () => {
    const copy = await copySite('rebuilt', {
      'out/index.html': '<h1>Old</h1>',
      'out/404.html': '<h1>None</h1>',
      'out/a/index.html': '<h1>A</h1>',
      'out/b.txt': 'B',
    });
    const server = await serve(copy);
    expect(await (await fetch(server.url)).text()).toContain('Old');
    await rm(path.join(copy, 'out/a/index.html'));
    expect((await fetch(`${server.url}/a/`)).status).toBe(404);
    // A folder in the place of a file: what sirv found cannot be read, and the server goes on.
    await rm(path.join(copy, 'out/b.txt'));
    await mkdir(path.join(copy, 'out/b.txt'));
    await fetch(`${server.url}/b.txt`).catch(() => {});
    expect((await fetch(server.url)).status).toBe(200);
    await rm(path.join(copy, 'out'), { recursive: true });
    expect((await fetch(server.url)).status).toBe(503);
    await mkdir(path.join(copy, 'out'));
    await writeFile(path.join(copy, 'out/404.html'), '<h1>None</h1>');
    await writeFile(path.join(copy, 'out/index.html'), '<h1>New and longer</h1>');
    expect(await (await fetch(server.url)).text()).toContain('New and longer');
    await server.stop();
  });

  test('a port that is none is said in a sentence', async () => {
    const server = start('.', { PORT: 'abc' });
    expect(await firstLine(server, 'stderr')).toMatch(/^PORT=abc is no port/);
    expect(await once(server, 'exit')).toEqual([1, null]);
  });

  test('a port that is taken is said in a sentence', async ({ baseURL }) => {
    const server = start('.', { PORT: new URL(baseURL ?? '').port, HOST: 'localhost' });
    expect(await firstLine(server, 'stderr')).toMatch(/taken/);
    expect(await once(server, 'exit')).toEqual([1, null]);
  });
});
