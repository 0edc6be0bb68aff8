import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readClientComponents, readResponse, readRoutes } from './next-output';

async function distDirWith(files: Record<string, unknown>) {
  const distDir = await mkdtemp(path.join(tmpdir(), 'next-output-'));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(distDir, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  }
  return distDir;
}

const manifestOf = (routes: unknown, version = 4) =>
  distDirWith({ 'prerender-manifest.json': { version, routes } });

test('a URL path has the route that renders it', async () => {
  const routeOf = await readRoutes(
    await manifestOf({
      '/': { srcRoute: '/' },
      '/posts/caf%C3%A9': { srcRoute: '/posts/[slug]' },
      '/_not-found': { srcRoute: '/_not-found' },
      '/plain': { srcRoute: null },
    }),
  );
  expect(['/', '/posts/café/', '/plain/'].map(routeOf)).toEqual(['/', '/posts/[slug]', '/plain']);
  expect(['/posts/b/', '/_not-found/'].map(routeOf)).toEqual([undefined, undefined]);
});

test('a prerender manifest of another Next stops the build', async () => {
  for (const distDir of [
    await manifestOf({ '/': { srcRoute: '/' } }, 5),
    await manifestOf(undefined),
    await manifestOf({ '/': {} }),
  ]) {
    await expect(readRoutes(distDir)).rejects.toThrow(/prerender-manifest\.json {2}unknown shape/);
  }
});

test('a response has its status, and the headers that readers get', async () => {
  const distDir = await distDirWith({
    'server/app/index.meta': { headers: { 'x-next-cache-tags': '_N_T_/layout' } },
    'server/app/posts/a.meta': { status: 404, headers: {} },
    'server/app/posts/b.meta': { code: 404 },
    'server/app/a.opml.meta': {
      headers: { 'content-type': 'text/x-opml', 'content-disposition': 'attachment' },
    },
  });
  expect(await readResponse(distDir, '/')).toEqual({ status: 200, headers: {} });
  expect((await readResponse(distDir, '/posts/a/')).status).toBe(404);
  expect((await readResponse(distDir, '/a.opml/')).headers).toEqual({
    'Content-Type': 'text/x-opml',
    'Content-Disposition': 'attachment',
  });
  await expect(readResponse(distDir, '/posts/b/')).rejects.toThrow(/b\.meta {2}unknown shape/);
});

test('client components of the site are found beside those of Next', async () => {
  const script = (manifest: string) =>
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/page"] = ${manifest};`;
  const componentsIn = async (text: string) =>
    readClientComponents(
      await distDirWith({ 'server/app/page_client-reference-manifest.js': text }),
      '/',
    );
  const ofNext = '"[project]/node_modules/next/dist/client/link.js":{}';
  const nextScript = '"[project]/node_modules/next/dist/client/script.js":{}';
  expect(await componentsIn(script(`{"clientModules":{${ofNext}}}`))).toEqual({
    hasOwn: false,
    hasNextScript: false,
  });
  expect(
    await componentsIn(script(`{"clientModules":{${nextScript},"[project]/a.tsx":{}}}`)),
  ).toEqual({
    hasOwn: true,
    hasNextScript: true,
  });
  for (const text of [
    script('{"modules":{}}'),
    script('{"clientModules":{'),
    'export default {"clientModules":{}}',
  ]) {
    await expect(componentsIn(text), text).rejects.toThrow(
      /client-reference-manifest\.js {2}(unknown shape|invalid JSON).*install the version of Next/s,
    );
  }
});
