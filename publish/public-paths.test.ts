import path from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../pipeline/diagnostics/test-lines';
import { tempFolder } from '../pipeline/test-files';
import { lintPublicPaths } from './public-paths';

async function lint(files: Record<string, string>, basePath = '/blog') {
  const root = tempFolder(files);
  const publicFiles = Object.keys(files).map((outputPath) => ({
    outputPath,
    filePath: path.join(root, outputPath),
    isCompressed: false,
  }));
  const names = new Set(['index.html', 'posts/index.html', 'icon.svg', 'tile.png', 'x.woff2']);
  return linesOf(await lintPublicPaths(publicFiles, names, basePath));
}

const warning = (position: string, url: string, relative: string) =>
  `warning: public/${position}  ${url} is not in the site, which is under /blog/: files in public/ are published as they are → write ${relative}, which works under any path`;

test('paths from the top of the site in public files are named with their position', async () => {
  expect(
    await lint({
      'demo/index.html':
        '<link href="/icon.svg">\n<a href=/posts/>Posts</a> <a href=\'/#top\'>Home</a>\n<style>a { src: url(/x.woff2) }</style>',
      'site.webmanifest': '{\n  "start_url": "/",\n  "icons": [{ "src": "/icon.svg" }]\n}',
      'browserconfig.xml': '<tile src="/tile.png"/>',
    }),
  ).toEqual([
    warning('demo/index.html:1:13', '/icon.svg', '../icon.svg'),
    warning('demo/index.html:2:9', '/posts/', '../posts/'),
    warning('demo/index.html:2:36', '/#top', '../#top'),
    warning('demo/index.html:3:21', '/x.woff2', '../x.woff2'),
    warning('site.webmanifest:2:17', '/', './'),
    warning('site.webmanifest:3:23', '/icon.svg', './icon.svg'),
    warning('browserconfig.xml:1:12', '/tile.png', './tile.png'),
  ]);
});

test('what leads elsewhere, or works, is not named', async () => {
  const files = {
    'demo/index.html':
      '<a href="../posts/">a</a><a href="//cdn.example/x">b</a><a href="https://a.example/">c</a><a href="/other/">d</a> 1 / 2',
    'data.json': '{"a":"/posts/"}',
    'own.css': 'p { src: url(/x.woff2) }',
  };
  expect(await lint(files)).toEqual([]);
  expect(await lint({ 'a.html': '<a href="/posts/">a</a>' }, '')).toEqual([]);
});
