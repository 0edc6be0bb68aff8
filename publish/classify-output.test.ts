import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { classifyOutput } from './classify-output';

type Options = { outputs: string[]; inPublic?: string[]; statuses?: Record<string, number> };

/** A site with a start page, posts, a page with a client component, and a feed. */
async function classified({ outputs, inPublic = [], statuses = {} }: Options) {
  const folder = await mkdtemp(path.join(tmpdir(), 'classify-output-'));
  const write = async (name: string, text: string) => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  };
  const routes = {
    '/': '/',
    '/posts/caf%C3%A9': '/posts/[slug]',
    '/posts/none': '/posts/[slug]',
    '/counter': '/counter',
    '/feed.xml': '/feed.xml',
    '/_not-found': '/_not-found',
  };
  await write(
    '.next/prerender-manifest.json',
    JSON.stringify({
      version: 4,
      routes: Object.fromEntries(
        Object.entries(routes).map(([pathname, srcRoute]) => [pathname, { srcRoute }]),
      ),
    }),
  );
  for (const name of ['index', 'posts/café', 'posts/none', 'counter', 'feed.xml']) {
    const meta = { status: statuses[name], headers: { 'content-type': 'text/x' } };
    await write(`.next/server/app/${name}.meta`, JSON.stringify(meta));
  }
  for (const route of Object.values(routes)) {
    const module =
      route === '/counter' ? '[project]/app/counter.tsx' : '[project]/node_modules/next/dist/a.js';
    await write(
      `.next/server/app${route}/page_client-reference-manifest.js`,
      `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["${route}/page"] = ${JSON.stringify({ clientModules: { [module]: {} } })}`,
    );
  }
  for (const name of inPublic) await write(`public/${name}`, '');
  const { pages, files, chunks } = await classifyOutput(
    [...outputs, ...inPublic].map((id) => ({ id: `/${id}`, filePath: `/export/${id}` })),
    path.join(folder, '.next'),
    path.join(folder, 'public'),
  );
  const namesOf = (all: { outputPath: string }[]) => all.map(({ outputPath }) => outputPath);
  const headersOf = Object.fromEntries(files.map((file) => [file.outputPath, file.headers]));
  return { pages, files: namesOf(files), chunks: namesOf(chunks), headersOf };
}

test('each file of an export is a page, a chunk, or published unchanged', async () => {
  const { pages, files, chunks, headersOf } = await classified({
    outputs: [
      'index.html',
      'index.txt',
      'posts/café/index.html',
      'posts/café/__next._tree.txt',
      'counter/index.html',
      '404.html',
      '404/index.html',
      '_not-found/index.html',
      '_next/static/chunks/a.js',
      'feed.xml',
      'icon.svg',
    ],
    inPublic: ['CNAME', 'demo/index.html'],
  });
  expect(
    pages.map(({ pathname, routeFile, hasRuntime }) => [pathname, routeFile, hasRuntime]),
  ).toEqual([
    ['/', 'app/page.tsx', false],
    ['/posts/café/', 'app/posts/[slug]/page.tsx', false],
    ['/counter/', 'app/counter/page.tsx', true],
    ['/404.html', 'app/not-found.tsx', false],
  ]);
  expect(files).toEqual(['feed.xml', 'icon.svg', 'CNAME', 'demo/index.html']);
  expect(headersOf).toMatchObject({ 'feed.xml': { 'Content-Type': 'text/x' } });
  expect(headersOf.CNAME).toBeUndefined();
  expect(chunks).toEqual(['index.txt', 'posts/café/__next._tree.txt', '_next/static/chunks/a.js']);
});

test('placeholder pages of empty routes, which answer 404, are left out', async () => {
  const { pages, files } = await classified({
    outputs: ['index.html', 'posts/none/index.html', 'feed.xml'],
    statuses: { 'posts/none': 404, 'feed.xml': 404 },
  });
  expect([pages.length, files]).toEqual([1, []]);
});

test('a page that no route renders stops the build', async () => {
  await expect(classified({ outputs: ['500.html'] })).rejects.toThrow(/500\.html {2}unknown page/);
});

test('a file in public/ cannot have a name that the build writes', async () => {
  for (const name of [
    'index.html',
    'index.txt',
    'counter/index.html',
    'feed.xml',
    '404.html',
    '_headers',
    '.files.json',
    'index.html.br',
  ]) {
    await expect(
      classified({ outputs: ['index.html'].filter((id) => id !== name), inPublic: [name] }),
      name,
    ).rejects.toThrow(`public/${name}  reserved name`);
  }
});

test('files that a system or an editor leaves in public/ are not published', async () => {
  const outputs = ['.DS_Store', 'images/Thumbs.db', 'a.css~', '.well-known/security.txt'];
  const { files } = await classified({ outputs, inPublic: outputs });
  const published = new Set(files.filter((name) => outputs.includes(name)));
  expect([...published]).toEqual(['.well-known/security.txt']);
});
