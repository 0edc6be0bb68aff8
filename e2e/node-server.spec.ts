import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { fileStore } from '../publish/file-store';
import { type ManifestFile, writeManifest } from '../publish/manifest';
import { writePublishedFile } from '../publish/write-file';
import { fixture, publicImage } from './fixture';
import { addresses } from './pages';
import { rawRequest } from './raw-request';
import { copySite, serve, startServer } from './site-copy';

test('a part of a file is sent, and no odd range stops the server', async ({ baseURL }) => {
  const whole = await rawRequest(baseURL, publicImage);
  const part = (Range: string, headers = {}) =>
    rawRequest(baseURL, publicImage, { headers: { Range, ...headers } });

  const first = await part('bytes=0-4');
  expect(first.status).toBe(206);
  expect(first.headers['content-range']).toBe(`bytes 0-4/${whole.body.length}`);
  expect(first.body).toEqual(whole.body.subarray(0, 5));
  expect((await part('bytes=-5')).body).toEqual(whole.body.subarray(-5));
  // What a reader has a part of may have changed since.
  expect((await part('bytes=0-4', { 'If-Range': whole.headers.etag })).status).toBe(206);
  expect((await part('bytes=0-4', { 'If-Range': '"another"' })).status).toBe(200);
  for (const Range of ['bytes=0-1,5-9', 'lines=1', 'bytes', 'bytes=a-b']) {
    expect([200, 416], Range).toContain((await part(Range)).status);
  }
  expect((await part('bytes=99999999-')).status).toBe(416);
  expect((await part('bytes=10-5')).status).toBe(416);
});

test('a part of a text is one of the text, not of a compressed form', async ({ baseURL }) => {
  const { headers, body } = await rawRequest(baseURL, '/robots.txt', {
    headers: { Range: 'bytes=0-9', 'Accept-Encoding': 'br' },
  });
  expect(headers['content-encoding']).toBeUndefined();
  expect(body.toString()).toBe('User-Agent');
});

test('each form of a page has a tag of its own, and any of several is known again', async ({
  baseURL,
}) => {
  const tags = new Set<unknown>();
  for (const accepted of ['br', 'gzip', 'identity', 'br;q=0, gzip;q=0.5', '*']) {
    const headers = { 'Accept-Encoding': accepted };
    const { etag, vary } = (await rawRequest(baseURL, '/', { headers })).headers;
    expect(vary).toBe('Accept-Encoding');
    tags.add(etag);
    for (const known of [`W/${etag}`, `"x", ${etag}`, '*']) {
      const again = { ...headers, 'If-None-Match': known };
      expect((await rawRequest(baseURL, '/', { headers: again })).status).toBe(304);
    }
  }
  expect(tags.size).toBe(3);
});

test('only over https it asks for https', async ({ request }) => {
  const plain = (await request.get('/')).headers();
  expect(plain['strict-transport-security']).toBeUndefined();
  const headers = { 'X-Forwarded-Proto': 'https' };
  const secure = (await request.get('/', { headers })).headers();
  expect(secure['strict-transport-security']).toContain('max-age=');
});

test('a page in another form is a 301, with its query', async ({ request }) => {
  for (const form of ['/posts', '/posts/index.html']) {
    const response = await request.get(`${form}?page=1`, { maxRedirects: 0 });
    expect(response.status()).toBe(301);
    expect(response.headers().location).toBe('/posts/?page=1');
  }
});

test('oversized requests are refused', async ({ baseURL }) => {
  const long = await rawRequest(baseURL, `/${'a'.repeat(3000)}`);
  expect(long.status).toBe(400);
  const heavy = await rawRequest(baseURL, '/', { headers: { 'X-Filler': 'a'.repeat(9000) } });
  expect(heavy.status).toBe(431);
  const headers = { 'Content-Length': '5' };
  expect((await rawRequest(baseURL, '/', { headers, body: 'hello' })).status).toBe(413);
  expect((await rawRequest(baseURL, '/')).status).toBe(200);
});

test('a path that is no UTF-8 is refused', async ({ baseURL }) => {
  for (const path of ['/%', '/%ff%fe', '/%c3%28']) {
    expect((await rawRequest(baseURL, path)).status, path).toBe(400);
  }
});

test('who does not finish a request is let go', async ({ baseURL }) => {
  test.setTimeout(120_000);
  const socket = connect(Number(new URL(baseURL ?? '').port), 'localhost');
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
  await once(socket.resume(), 'close');
});

test('two hundred readers at once get whole pages', async ({ baseURL }) => {
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      rawRequest(baseURL, addresses[index % addresses.length]),
    ),
  );
  for (const { status, headers, body } of answers) {
    expect(status).toBe(200);
    expect(body.length).toBe(Number(headers['content-length']));
  }
});

test.describe('started by hand', () => {
  /** Makes a finished site of some files, as the publish step does. */
  const finish = async (copy: string, texts: Record<string, string>) => {
    const store = fileStore(path.join(copy, '.next/store'));
    const files: Record<string, ManifestFile> = {};
    for (const [id, text] of Object.entries(texts)) {
      files[id] = (await writePublishedFile(store, path.join(copy, 'out'), id, text)).file;
    }
    await writeManifest(path.join(copy, 'out'), { basePath: '', redirects: [], files });
  };
  const firstLine = async (child: ChildProcess, stream: 'stdout' | 'stderr') => {
    const [chunk] = await once(child[stream] as NodeJS.ReadableStream, 'data');
    return String(chunk);
  };

  test('HOST and PORT are honoured, and SIGTERM stops it cleanly', async () => {
    const server = startServer(fixture, { PORT: '0', HOST: '127.0.0.1' });
    const said = await firstLine(server, 'stdout');
    const url = said.trim().split(' ').at(-1) ?? '';
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(url)).status).toBe(200);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  });

  test('without a finished site it says what to run', async () => {
    const server = startServer(await copySite('unbuilt', {}), { PORT: '0' });
    expect(await firstLine(server, 'stderr')).toContain('npm run build');
    expect(await once(server, 'exit')).toEqual([1, null]);
  });

  test('a site of which a file is missing or cut off is not served', async () => {
    const copy = await copySite('half-written', {});
    await finish(copy, { 'index.html': 'Home', '404.html': 'None', 'a.txt': 'Whole' });
    await writeFile(path.join(copy, 'out/a.txt'), 'Cut');
    const server = startServer(copy, { PORT: '0' });
    expect(await firstLine(server, 'stderr')).toMatch(/Incomplete.*npm run build/);
    expect(await once(server, 'exit')).toEqual([1, null]);
  });

  test('a new build is served at once, and while there is none, it says so', async () => {
    const copy = await copySite('rebuilt', {});
    await finish(copy, { 'index.html': 'Old', '404.html': 'None', 'a/index.html': 'A' });
    const server = await serve(copy);
    expect(await (await fetch(server.url)).text()).toBe('Old');
    expect(await (await fetch(`${server.url}/a/`)).text()).toBe('A');
    await rm(path.join(copy, 'out'), { recursive: true });
    await expect.poll(async () => (await fetch(server.url)).status).toBe(503);
    await finish(copy, { 'index.html': 'New and longer', '404.html': 'None' });
    await expect.poll(async () => (await fetch(server.url)).text()).toBe('New and longer');
    expect((await fetch(`${server.url}/a/`)).status).toBe(404);
    // A file that is not what the list says, as while another build is copied over it.
    await finish(copy, { 'index.html': 'Newest', '404.html': 'None', 'b.txt': 'B' });
    await expect.poll(async () => (await fetch(server.url)).text()).toBe('Newest');
    await writeFile(path.join(copy, 'out/b.txt'), 'another');
    expect((await fetch(`${server.url}/b.txt`)).status).toBe(503);
    await server.stop();
  });

  test('who asks for a large file a thousand times and goes leaves nothing open', async () => {
    test.skip(!existsSync('/proc/self/fd'), 'only Linux tells what a process has open');
    const copy = await copySite('large-file', {});
    await finish(copy, { 'index.html': 'Home', '404.html': 'None', 'a.bin': 'x'.repeat(2 ** 20) });
    const server = await serve(copy);
    const { port } = new URL(server.url);
    const open = () => readdir(`/proc/${server.pid}/fd`).then(({ length }) => length);
    const before = await open();
    const socket = connect(Number(port), 'localhost');
    const one = 'GET /a.bin HTTP/1.1\r\nHost: localhost\r\nRange: bytes=0-\r\n\r\n';
    socket.write(one.repeat(1000));
    await once(socket, 'data');
    expect(await open()).toBeLessThan(before + 10);
    socket.destroy();
    await expect.poll(open).toBeLessThanOrEqual(before + 1);
    expect((await fetch(server.url)).status).toBe(200);
    await server.stop();
  });

  test('an invalid port is named', async () => {
    const server = startServer(fixture, { PORT: 'abc' });
    expect(await firstLine(server, 'stderr')).toMatch(/^Invalid port: PORT=abc/);
    expect(await once(server, 'exit')).toEqual([1, null]);
  });

  test('a port that is in use is named', async ({ baseURL }) => {
    const server = startServer(fixture, { PORT: new URL(baseURL ?? '').port, HOST: 'localhost' });
    expect(await firstLine(server, 'stderr')).toMatch(/in use/);
    expect(await once(server, 'exit')).toEqual([1, null]);
  });
});
