import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { noHosts } from '../allowed-hosts';
import { filesIn } from '../files-in';
import { noNames, type RenderOptions } from '../markdown/render-options';
import { testWords } from '../markdown/test-words';
import { assetStore } from '../store/asset-store';
import { type Files, tempFolder, writeFiles } from '../test-files';
import { bodyStore } from './body-store';
import { RENDERER, renderCache } from './render-cache';

const A = { path: 'content/posts/a.md' };
const LINK = '[the data](./data.csv), [another post](./b.md)';

const lock = (packages: object) =>
  JSON.stringify({ packages: { '': { name: 'site' }, ...packages } });
const packages = {
  'node_modules/shiki': { version: '4.6.0' },
  'node_modules/vitest': { version: '3.2.7', dev: true },
};

/** A project with the folders of the engine, whose code is only hashed here. */
function testProject() {
  const root = tempFolder({
    'content/posts/data.csv': 'a\n1\n',
    'content/posts/b.md': 'B',
    'content/feeds/opml.ts': '// The OPML of the site.\n',
    'content/site.ts': "export const site = { menu: [{ label: 'Posts', url: '/posts/' }] };\n",
    'node_modules/.package-lock.json': lock(packages),
    'pipeline/markdown/position.ts': '',
    'pipeline/markdown/render.test.ts': '',
    'pipeline/diagnostics/report.ts': '',
    'pipeline/store/body-store.ts': '',
    'pipeline/loader/watch.ts': '',
    'pipeline/allowed-hosts.ts': '',
    'pipeline/percent-decode.ts': '',
    'pipeline/dates.ts': '',
    'pipeline/json-shape.ts': '',
    'pipeline/can-parse-url.ts': '',
    'pipeline/cut-text.ts': '',
    'pipeline/resolve-url.ts': '',
    'pipeline/slugs.ts': '',
  });
  const cacheDir = path.join(root, '.cache');
  const cacheFiles = path.join(cacheDir, 'render-cache');
  /** Opens the cache as the next build does. */
  const open = (changes: Partial<RenderOptions> = {}) =>
    renderCache(
      {
        folders: { root, contentDir: 'content', publicDir: 'public', appDir: 'app' },
        store: assetStore(cacheDir),
        siteUrl: 'https://site.example',
        names: noNames,
        basePath: '',
        smartPunctuation: true,
        language: 'en',
        wordsIn: () => testWords,
        allowedHosts: noHosts,
        macros: {},
        urlOfFile: (file) => `/posts/${path.parse(file).name}/`,
        ...changes,
      },
      cacheDir,
      path.join(root, 'pipeline'),
    );
  return {
    cacheDir,
    open,
    write: (files: Files) => writeFiles(root, files),
    render: (changes?: Partial<RenderOptions>) => open(changes).render(LINK, A),
    /** Each file of the cache with its inode, which is another one after it was written again. */
    cached: () =>
      Object.fromEntries(
        filesIn(cacheFiles).map((name) => [
          path.basename(name),
          statSync(path.join(cacheFiles, name)).ino,
        ]),
      ),
    touch: (file: string) => utimesSync(path.join(root, file), new Date(0), new Date(0)),
    cacheFile: (key: string) => `.cache/render-cache/${key.slice(0, 2)}/${key}.json`,
    bodyFile: (id: string) => path.join(cacheDir, 'bodies', id.slice(0, 2), `${id}.json`),
    assetFile: (name: string) => path.join(cacheDir, 'files', name),
    read: (file: string) => readFileSync(path.join(root, file), 'utf8'),
  };
}

test('a rendering is kept, regardless of modification times', async () => {
  const project = testProject();
  const first = await project.render();
  const cached = project.cached();
  expect(Object.keys(cached)).toEqual([`${first.key}.json`]);
  project.touch('content/posts/data.csv');
  project.touch('node_modules/.package-lock.json');
  expect(await project.render()).toEqual(first);
  expect(project.cached()).toEqual(cached);
});

test('the HTML of a rendering is in the body store', async () => {
  const project = testProject();
  const { id } = await project.render();
  const { html, feedHtml } = await bodyStore(project.cacheDir).read(id);
  expect(html).toContain('href="/posts/b/"');
  expect(feedHtml).toContain('href="https://site.example/posts/b/"');
});

const unrelated: Record<string, Files> = {
  'a comment in the code of feeds': {
    'content/feeds/opml.ts': '// The OPML of the site, for podcast apps.\n',
  },
  'another menu entry': {
    'content/site.ts': "export const site = { menu: [{ label: 'About' }] };\n",
  },
  'a change in the loader': { 'pipeline/loader/watch.ts': '// Nothing.\n' },
  'a change in a test': { 'pipeline/markdown/render.test.ts': '// Nothing.\n' },
  'another development package': {
    'node_modules/.package-lock.json': lock({
      ...packages,
      'node_modules/vitest': { version: '3.2.8', dev: true },
      'node_modules/knip': { version: '6.0.0', dev: true },
    }),
  },
  'a package that is locked and not installed yet': {
    'package-lock.json': lock({ 'node_modules/shiki': { version: '4.6.1' } }),
  },
  'another name of the project': {
    'node_modules/.package-lock.json': JSON.stringify({
      name: 'x',
      packages: { '': { name: 'x' }, ...packages },
    }),
  },
};
for (const [what, files] of Object.entries(unrelated)) {
  test(`${what} keeps all renderings`, async () => {
    const project = testProject();
    const first = await project.render();
    const cached = project.cached();
    project.write(files);
    expect((await project.render()).key).toBe(first.key);
    expect(project.cached()).toEqual(cached);
  });
}

const related: Record<string, Files> = {
  'a change in pipeline/markdown': { 'pipeline/markdown/position.ts': '// Nothing.\n' },
  'a new file in pipeline/markdown': { 'pipeline/markdown/text/new.ts': '// Nothing.\n' },
  'a change in pipeline/diagnostics': { 'pipeline/diagnostics/report.ts': '// Nothing.\n' },
  'a change in pipeline/store': { 'pipeline/store/body-store.ts': '// Nothing.\n' },
  'a change of slugs': { 'pipeline/slugs.ts': '// Nothing.\n' },
  'another version of a package': {
    'node_modules/.package-lock.json': lock({
      ...packages,
      'node_modules/shiki': { version: '4.6.1' },
    }),
  },
  'another package': {
    'node_modules/.package-lock.json': lock({
      ...packages,
      'node_modules/vega': { version: '0.19.1' },
    }),
  },
};
for (const [what, files] of Object.entries(related)) {
  test(`${what} renders again`, async () => {
    const project = testProject();
    const first = await project.render();
    project.write(files);
    expect((await project.render()).key).not.toBe(first.key);
    expect(Object.keys(project.cached())).toHaveLength(2);
  });
}

test('the code that renders imports no other code of the engine', () => {
  const files = RENDERER.flatMap((name) => {
    const entry = path.join('pipeline', name);
    if (statSync(entry).isFile()) return entry;
    return readdirSync(entry, { recursive: true }).map((file) => path.join(entry, String(file)));
  }).filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('test-'));
  expect(files.length).toBeGreaterThan(40);
  for (const file of files) {
    for (const [, from] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
      const imported = path.relative('pipeline', path.join(path.dirname(file), from));
      if (imported.startsWith('..')) continue;
      const isHashed = RENDERER.some(
        (name) => `${imported}.ts` === name || imported.startsWith(`${name}/`),
      );
      expect(isHashed, `${file} imports ${imported}`).toBe(true);
    }
  }
});

test('other options, other Markdown and another path render again', async () => {
  const project = testProject();
  const { key } = await project.render();
  const others = [
    await project.render({ smartPunctuation: false }),
    await project.render({ siteUrl: 'https://other.example' }),
    await project.render({ basePath: '/blog' }),
    await project.open().render(`${LINK} More.`, A),
    await project.open().render(LINK, { path: 'content/posts/c.md' }),
    await project.open().render(LINK, { ...A, math: true }),
  ];
  expect(new Set([key, ...others.map((other) => other.key)]).size).toBe(7);
});

test('a changed dependency renders again', async () => {
  const project = testProject();
  const first = await project.render();
  const cached = project.cached();
  project.write({ 'content/posts/data.csv': 'a\n2\n' });
  const second = await project.render();
  expect(second.key).toBe(first.key);
  expect(second.assets).not.toEqual(first.assets);
  expect(project.cached()).not.toEqual(cached);
});

test('a deleted dependency is an error, and again no error once it is back', async () => {
  const project = testProject();
  const first = await project.render();
  project.write({ 'content/posts/data.csv': null });
  expect((await project.render()).diagnostics).toHaveLength(1);
  project.write({ 'content/posts/data.csv': 'a\n1\n' });
  expect(await project.render()).toEqual(first);
});

test('where the URL of a linked file changes, what links to it renders again', async () => {
  const project = testProject();
  await project.render();
  const moved = await project.render({
    urlOfFile: (file) => (file === A.path ? '/posts/a/' : '/moved/b/'),
  });
  expect(moved.links.map(({ url }) => url)).toContain('/moved/b/');
});

const brokenFiles: Record<string, (content: string) => string> = {
  'an empty file': () => '',
  'a truncated file': (content) => content.slice(0, -20),
  'a file of another version': () => '{"key": "a", "id": "b", "assets": [], "dependencies": {}}',
  'a changed file': (content) => content.replace('"words":', '"words":1'),
};
for (const [what, damage] of Object.entries(brokenFiles)) {
  test(`${what} in the cache is not used`, async () => {
    const project = testProject();
    const first = await project.render();
    const file = project.cacheFile(first.key);
    const content = project.read(file);
    expect(damage(content)).not.toBe(content);
    project.write({ [file]: damage(content) });
    expect(await project.render()).toEqual(first);
    expect(project.read(file)).toBe(content);
  });
}

test('without its body or an asset, a rendering is not complete', async () => {
  const project = testProject();
  const { id, assets } = await project.render();
  const [asset] = assets;
  for (const file of [project.bodyFile(id), project.assetFile(asset)]) {
    rmSync(file);
    await project.render();
    expect(existsSync(file), file).toBe(true);
  }
});

test('a damaged asset is made again, also where its text was edited', async () => {
  const project = testProject();
  const { assets } = await project.render();
  const file = project.assetFile(assets[0]);
  for (const markdown of [LINK, `${LINK} More.`]) {
    writeFileSync(file, 'a');
    const again = await project.open().render(markdown, A);
    expect(again.assets).toEqual(assets);
    expect(readFileSync(file, 'utf8'), markdown).toBe('a\n1\n');
  }
});

test('an image of the front matter is the one beside the text as soon as there is one', async () => {
  const project = testProject();
  const render = async () => {
    const { image } = await project.open().render('A', { ...A, image: 'loss.svg' });
    return image && 'url' in image ? image.url : image?.message;
  };
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';
  expect(await render()).toMatch('file not found');
  project.write({ 'public/loss.svg': svg });
  expect(await render()).toBe('/loss.svg');
  project.write({ 'content/posts/loss.svg': svg });
  expect(await render()).toMatch(/^\/files\/loss-\w+\.svg$/);
  project.write({ 'content/posts/loss.svg': null });
  expect(await render()).toBe('/loss.svg');
  project.write({ 'public/loss.svg': null });
  expect(await render()).toMatch('file not found');
});

test('what no current body needs is deleted', async () => {
  const project = testProject();
  const cache = project.open();
  const kept = await cache.render(LINK, A);
  project.write({ 'content/posts/data.csv': 'a\n2\n' });
  const current = await cache.render(LINK, A);
  const other = await cache.render('Other words.', { path: 'content/posts/c.md' });
  await cache.prune([current, other]);
  const names = (folder: string) =>
    filesIn(path.join(project.cacheDir, folder))
      .map((file) => path.basename(file))
      .sort();
  expect(names('render-cache')).toEqual([`${current.key}.json`, `${other.key}.json`].sort());
  expect(names('bodies')).toEqual([`${current.id}.json`, `${other.id}.json`].sort());
  expect(names('files')).toEqual(current.assets);
  expect(names('file-records')).toEqual(current.assets);
  expect(kept.assets).not.toEqual(current.assets);
  expect(kept.id).not.toBe(current.id);
});

test('an empty cache can be pruned', async () => {
  await expect(testProject().open().prune([])).resolves.toBeUndefined();
});
