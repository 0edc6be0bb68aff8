import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { declareStatic, readClientComponents, readRoutes } from './compiled-routes';

const files = {
  'server/app-paths-manifest.json': JSON.stringify({
    '/page': 'app/page.js',
    '/(text)/posts/[slug]/page': 'app/(text)/posts/[slug]/page.js',
    '/feed.xml/route': 'app/feed.xml/route.js',
    '/_global-error/page': 'app/_global-error/page.js',
  }),
  'app-path-routes-manifest.json': JSON.stringify({
    '/page': '/',
    '/(text)/posts/[slug]/page': '/posts/[slug]',
    '/feed.xml/route': '/feed.xml',
  }),
  'prerender-manifest.json': JSON.stringify({ version: 4, routes: {}, dynamicRoutes: {} }),
};

test('routes have a pattern and a compiled file', async () => {
  const distDir = tempFolder(files);
  expect(await readRoutes(distDir)).toEqual([
    { pattern: '/', file: path.join(distDir, 'server/app/page.js'), isPage: true },
    {
      pattern: '/feed.xml',
      file: path.join(distDir, 'server/app/feed.xml/route.js'),
      isPage: false,
    },
    {
      pattern: '/posts/[slug]',
      file: path.join(distDir, 'server/app/(text)/posts/[slug]/page.js'),
      isPage: true,
    },
  ]);
});

test('all routes are declared static, and those with parameters match their pages', async () => {
  const distDir = tempFolder({
    ...files,
    'server/app-paths-manifest.json': JSON.stringify({
      '/page': 'a',
      '/posts/[slug]/page': 'b',
      '/docs/[...path]/page': 'c',
      '/a.b/[x]/page': 'd',
    }),
    'app-path-routes-manifest.json': '{}',
  });
  await declareStatic(distDir);
  const { routes, dynamicRoutes } = JSON.parse(
    readFileSync(path.join(distDir, 'prerender-manifest.json'), 'utf8'),
  );
  expect(Object.keys(routes)).toEqual(['']);
  const matches = (pattern: string, pathname: string) =>
    new RegExp(dynamicRoutes[pattern].routeRegex).test(pathname);
  expect(matches('/posts/[slug]', '/posts/a')).toBe(true);
  expect(matches('/posts/[slug]', '/posts/a/b')).toBe(false);
  expect(matches('/docs/[...path]', '/docs/a/b')).toBe(true);
  expect(matches('/a.b/[x]', '/a.b/c')).toBe(true);
  expect(matches('/a.b/[x]', '/aXb/c')).toBe(false);
});

test('a manifest of another Next stops the build', async () => {
  for (const [name, text] of [
    ['server/app-paths-manifest.json', '{"/page":1}'],
    ['app-path-routes-manifest.json', '[]'],
    ['prerender-manifest.json', '{"version":5,"routes":{},"dynamicRoutes":{}}'],
  ]) {
    const distDir = tempFolder({ ...files, [name]: text });
    await expect(declareStatic(distDir), name).rejects.toThrow(
      `${path.basename(name)}  unknown shape`,
    );
  }
});

test('client components of the site are found beside those of Next', async () => {
  const script = (manifest: string) =>
    `globalThis.__RSC_MANIFEST = globalThis.__RSC_MANIFEST || {};\nglobalThis.__RSC_MANIFEST["/page"] = ${manifest};`;
  const componentsIn = (text: string) => {
    const folder = tempFolder({ 'page_client-reference-manifest.js': text });
    return readClientComponents({ pattern: '/', file: path.join(folder, 'page.js'), isPage: true });
  };
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
