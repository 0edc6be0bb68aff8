import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEngine, renderOptionsOf } from '../engine';
import { nameIndex } from '../loader/name-index';
import { testSite } from '../loader/test-loader';
import type { Files } from '../test-files';
import { bodyStore } from './body-store';
import { MIN_WAITING } from './render-queue';
import { startRenderThreads, type ThreadCode } from './render-threads';
import { storedRenderer } from './stored-renderer';

/** A module with the options of a test site, of which some are replaced by this code. */
function optionsModule(code = ''): string {
  const file = (name: string) => JSON.stringify(path.resolve('pipeline', name));
  return `import { noHosts } from ${file('allowed-hosts')};
    import { testWords } from ${file('markdown/test-words')};
    export const engineOptions = (root, cacheDir) => ({
      folders: { root, contentDir: 'content', publicDir: 'public', appDir: 'app' },
      cacheDir,
      engineDir: ${file('.')},
      siteUrl: 'https://site.example',
      basePath: '',
      smartPunctuation: true,
      language: 'en',
      wordsIn: () => testWords,
      allowedHosts: noHosts,
      macros: {},
      urlOfFile: (file, slug) => '/posts/' + slug + '/',
      ${code}
    });`;
}

/** A site whose threads have options of their own. */
function siteWithThreads(files: Files, module = optionsModule()) {
  const site = testSite({ ...files, 'options.mjs': module });
  // In the project, whose packages the threads import.
  const codeDir = path.resolve('.contentlayer', `test-${path.basename(site.root)}`);
  onTestFinished(() => rmSync(codeDir, { recursive: true, force: true }));
  const threadCode: ThreadCode = { optionsModule: path.join(site.root, 'options.mjs'), codeDir };
  const { engineDir, cacheDir } = site.options;
  const names = nameIndex();
  return {
    ...site,
    names,
    threadCode,
    start: () =>
      startRenderThreads(threadCode, engineDir, {
        root: site.root,
        cacheDir,
        names: names.files(),
      }),
  };
}

const task = (key: string, markdown: string) => ({
  key,
  markdown,
  body: { path: 'content/posts/2023-01-01-a.md' },
});

const TEXT = `# A "title"

See [[Other post]], [[Nowhere]], $$x^2$$ and [the data](./data.csv).

\`\`\`vega-lite
${JSON.stringify({
  title: 'Loss',
  description: 'It falls.',
  data: { values: [{ day: '2024-01-01', loss: 1 }] },
  mark: 'point',
  encoding: { x: { field: 'day', type: 'temporal' }, y: { field: 'loss', type: 'quantitative' } },
})}
\`\`\`
`;

test('a thread renders as this one does', async () => {
  const site = siteWithThreads({ 'content/posts/data.csv': 'a\n1\n' });
  site.names.update(
    [{ path: 'content/posts/2023-01-02-b.md', slug: 'bee', names: ['Other post'] }],
    ['content/posts/data.csv'],
  );
  const threads = await site.start();
  const inThread = await threads.render(task('1', TEXT));
  await threads.end();
  const here = storedRenderer(renderOptionsOf(site.options, site.names), site.options.cacheDir);
  expect(await here(task('1', TEXT))).toEqual(inThread);
  expect(inThread.references).toEqual({
    'Other post': 'content/posts/2023-01-02-b.md',
    Nowhere: null,
  });
  const { html } = await bodyStore(site.options.cacheDir).read(inThread.id);
  expect(html).toContain('href="/posts/bee/"');
});

test('an error of the site’s code in all threads is thrown at once', async () => {
  const site = siteWithThreads({}, "throw new Error('no settings');");
  await expect(site.start()).rejects.toThrow('no settings');
});

test('a text that is nested deeper than the call stack of a thread is a RangeError', async () => {
  const site = siteWithThreads(
    {},
    optionsModule('wordsIn: function again(language) { return again(language); },'),
  );
  const threads = await site.start();
  onTestFinished(threads.end);
  await expect(threads.render(task('1', 'A'))).rejects.toThrow(RangeError);
});

test('many texts are rendered by threads, and one whose thread ends is an error', async () => {
  const post = (text: string) => `---\ntitle: ${text}\n---\n${text}\n`;
  const files: Files = { 'content/posts/2023-01-01-end.md': post('End') };
  for (let n = 0; n < MIN_WAITING; n++) {
    files[`content/posts/2023-02-02-post-${n}.md`] = post(`P${n}`);
  }
  const site = siteWithThreads(
    files,
    optionsModule(
      "urlOfFile: (file, slug) => slug === 'end' ? process.exit(3) : '/posts/' + slug + '/',",
    ),
  );
  const { load } = createEngine({ ...site.options, threadCode: site.threadCode });
  const content = await load();
  expect(content.diagnostics).toMatchObject([
    {
      severity: 'error',
      file: 'content/posts/2023-01-01-end.md',
      message: 'the thread that rendered it has ended: exit code 3',
    },
  ]);
  const paths = content.files.map(({ path: file }) => file);
  expect(paths).toEqual(Object.keys(files).toSorted());
  expect(content.files.filter(({ document }) => document)).toHaveLength(paths.length - 1);
});
