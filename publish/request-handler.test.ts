import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileStore } from './file-store';
import { type Manifest, writeCompleteVersion, writeManifest } from './manifest';
import { handleRequest } from './request-handler';
import { siteSource } from './served-site';
import { writePublishedFile } from './write-file';

const soon = <T>(value: () => T) => expect.poll(value, { timeout: 5000 });

async function writeSite(folder: string, texts: Record<string, string>) {
  const store = fileStore(path.join(folder, '../.store'));
  const files: Manifest['files'] = {};
  for (const [outputPath, text] of Object.entries({ '404.html': 'None', ...texts })) {
    files[outputPath] = writePublishedFile(store, folder, outputPath, text).file;
  }
  await writeManifest(folder, { basePath: '', redirects: [['/old/', '/a/']], files });
}

/** Builds a site as publish does: all of it, checked, and then renamed into place. */
async function publishSite(root: string, texts: Record<string, string>) {
  const staging = path.join(root, '.next/site');
  await writeSite(staging, texts);
  await writeCompleteVersion(path.join(root, '.next'), staging);
  await rm(path.join(root, 'out'), { recursive: true, force: true });
  await rename(staging, path.join(root, 'out'));
}

/** Runs a test with a server of a site, and what the server logs. */
async function withServer(
  texts: Record<string, string>,
  use: (served: {
    root: string;
    get: (pathname: string, headers?: Record<string, string>) => Promise<Response>;
    statusOf: (pathname: string) => Promise<number>;
    logged: string[];
  }) => Promise<void>,
) {
  const root = await mkdtemp(path.join(tmpdir(), 'request-handler-'));
  await mkdir(path.join(root, '.next'));
  await publishSite(root, texts);
  const source = siteSource(path.join(root, 'out'), path.join(root, '.next'));
  const server = createServer((request, response) => {
    handleRequest(request, response, source.current);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const get = (pathname: string, headers?: Record<string, string>) =>
    fetch(`http://localhost:${port}${pathname}`, { redirect: 'manual', headers });
  const logged: string[] = [];
  const consoleError = console.error;
  console.error = (message) => logged.push(String(message));
  try {
    const statusOf = async (pathname: string) => (await get(pathname)).status;
    await use({ root, get, statusOf, logged });
  } finally {
    console.error = consoleError;
    server.close();
    server.closeAllConnections();
  }
}

test('a file, a variant of its pathname, a redirect and anything else', async () => {
  await withServer({ 'index.html': 'Home', 'a/index.html': 'A' }, async ({ get, statusOf }) => {
    expect(await (await get('/a/')).text()).toBe('A');
    for (const [pathname, location] of [
      ['/a', '/a/'],
      ['/a/index.html?x=1', '/a/?x=1'],
      ['/old', '/a/'],
    ]) {
      const response = await get(pathname);
      expect([response.status, response.headers.get('location')]).toEqual([301, location]);
    }
    expect(await (await get('/b/')).text()).toBe('None');
    expect(await Promise.all(['/b/', '/404.html', '/%ff'].map(statusOf))).toEqual([404, 404, 400]);
  });
});

test('a new build is served, and a file that is not as published is answered with 503', async () => {
  await withServer({ 'index.html': 'Old' }, async ({ root, get, statusOf, logged }) => {
    expect(await (await get('/')).text()).toBe('Old');
    await publishSite(root, { 'index.html': 'Newer', 'a.txt': 'A' });
    // Publish has checked it, so the server does not: only the file itself is answered with 503.
    await writeFile(path.join(root, 'out/a.txt'), 'cut off');
    await soon(async () => (await get('/')).text()).toBe('Newer');
    expect(logged).toEqual([]);
    expect(await statusOf('/a.txt')).toBe(503);
    expect(logged).toEqual([expect.stringMatching(/^503 GET "\/a\.txt": Error: .*has changed$/)]);
  });
});

test('a site that is copied over another one is served when all of it is there', async () => {
  await withServer({ 'index.html': 'Old' }, async ({ root, get, statusOf, logged }) => {
    const out = path.join(root, 'out');
    await writeSite(out, { 'index.html': 'Newer', 'a.txt': 'A' });
    await rm(path.join(out, 'a.txt'));
    await soon(() => statusOf('/')).toBe(503);
    expect(await statusOf('/404.html')).toBe(503);
    expect(logged).toEqual([expect.stringContaining('Incomplete site')]);
    await writeFile(path.join(out, 'a.txt'), 'A');
    await soon(async () => (await get('/')).text()).toBe('Newer');
  });
});

test('without a site, or with a manifest of another shape, each answer is 503', async () => {
  await withServer({ 'index.html': 'Home' }, async ({ root, statusOf, logged }) => {
    await writeFile(path.join(root, 'out/.files.json'), '{"files":{}}');
    await soon(() => statusOf('/')).toBe(503);
    await rm(path.join(root, 'out'), { recursive: true });
    await soon(() => logged.length).toBe(1);
    await soon(() => statusOf('/').then(() => logged.length)).toBe(2);
    expect(logged).toEqual([
      expect.stringContaining('.files.json  unknown shape'),
      expect.stringContaining('No site in'),
    ]);
  });
});

test('a site of which a file is missing is not served from the start', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'request-handler-'));
  await mkdir(path.join(root, '.next'));
  await publishSite(root, { 'index.html': 'Home', 'a.txt': 'A' });
  await rm(path.join(root, 'out/a.txt'));
  const source = siteSource(path.join(root, 'out'), path.join(root, '.next'));
  expect(source.reason()).toContain('Incomplete site');
  expect(source.current()).toBeUndefined();
});

test('after a build that keeps the size of a file, its headers are those of the new file', async () => {
  await withServer({ 'a.txt': 'one' }, async ({ root, get, logged }) => {
    // Opened and not read yet: what is read first is already of the next build.
    await get('/none');
    await publishSite(root, { 'a.txt': 'two' });
    const response = await get('/a.txt');
    expect(await response.text()).toBe('two');
    const etag = response.headers.get('etag');
    expect((await get('/a.txt')).headers.get('etag')).toBe(etag);
    // From memory, the last build may be served a moment longer, with its own headers.
    await publishSite(root, { 'a.txt': 'one' });
    const later = await get('/a.txt');
    expect((await later.text()) === 'two').toBe(later.headers.get('etag') === etag);
    expect(logged).toEqual([]);
  });
});

test('a file that is too large to be kept, all of it and a part', async () => {
  const text = 'abcdefghij'.repeat(30_000);
  await withServer({ 'a.bin': text }, async ({ root, get, statusOf }) => {
    expect(await (await get('/a.bin')).text()).toBe(text);
    const part = await get('/a.bin', { Range: 'bytes=299990-' });
    expect([part.status, await part.text()]).toEqual([206, 'abcdefghij']);
    await writeFile(path.join(root, 'out/a.bin'), 'cut off');
    expect(await statusOf('/a.bin')).toBe(503);
  });
});
