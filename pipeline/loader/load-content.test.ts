import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { linesOf } from '../diagnostics/test-lines';
import { createEngine } from '../engine';
import type { Content } from './load-content';
import { loadFiles, type TestDocument, testSite } from './test-loader';

const post = (title: string, body = 'Words.', fields = '') =>
  `---\ntitle: ${title}\n${fields}---\n\n${body}\n`;
const A = 'content/posts/2023-01-01-a.md';
const B = 'content/posts/2023-01-02-b.md';

const titlesOf = ({ files }: Content<TestDocument>) => files.map(({ document }) => document?.title);

test('a created, changed, renamed and deleted file is in the next content', async () => {
  const site = testSite({ [A]: post('A') });
  expect(titlesOf(await site.load())).toEqual(['A']);

  site.write({ [B]: post('B') });
  expect(titlesOf(await site.load(new Set([B])))).toEqual(['A', 'B']);

  site.write({ [A]: post('A2') });
  expect(titlesOf(await site.load(new Set([A])))).toEqual(['A2', 'B']);

  const renamed = 'content/posts/2023-01-03-c.md';
  site.write({ [B]: null, [renamed]: post('B') });
  const { files } = await site.load(new Set([B, renamed]));
  expect(files.map(({ document }) => document?.url)).toEqual(['/posts/a/', '/posts/c/']);

  site.write({ [A]: null });
  expect(titlesOf(await site.load(new Set([A])))).toEqual(['B']);
});

test('only what has changed is read again', async () => {
  const site = testSite({ [A]: post('A'), [B]: post('B') });
  await site.load();
  expect(site.rendered()).toEqual([A, B]);
  site.write({ [B]: post('B2') });
  await site.load(new Set([B, 'content/posts/unrelated.csv']));
  expect(site.rendered()).toEqual([A, B, B]);
  await site.load();
  expect(site.rendered()).toEqual([A, B, B, A, B]);
});

test('where a dependency changes, only what was rendered with it is rendered again', async () => {
  const site = testSite({
    [A]: post('A', '[the data](./data.csv)'),
    [B]: post('B'),
    'content/posts/data.csv': 'a\n1\n',
  });
  const before = await site.load();
  site.write({ 'content/posts/data.csv': 'a\n2\n' });
  const after = await site.load(new Set(['content/posts/data.csv']));
  expect(site.rendered()).toEqual([A, B, A]);
  expect(after.files[0].body?.assets).not.toEqual(before.files[0].body?.assets);
  expect(after.files[1]).toBe(before.files[1]);
});

test('where a missing dependency is created, its error is resolved', async () => {
  const site = testSite({ [A]: post('A', '[the data](./data.csv)') });
  expect((await site.load()).diagnostics).toHaveLength(1);
  site.write({ 'content/posts/data.csv': 'a\n1\n' });
  const { diagnostics, files } = await site.load(new Set(['content/posts/data.csv']));
  expect(diagnostics).toEqual([]);
  expect(files[0].document?.title).toBe('A');
});

test('a file that has an error now keeps its last document, until the error is resolved', async () => {
  const site = testSite({ [A]: post('A') });
  await site.load();
  for (const broken of ['---\ntitle: A: B\n---\n', post('A2', '[a](./nothing.csv)')]) {
    site.write({ [A]: broken });
    const faulty = await site.load(new Set([A]));
    expect(titlesOf(faulty)).toEqual(['A']);
    expect(faulty.diagnostics).toHaveLength(1);
  }
  site.write({ [A]: post('A3') });
  const repaired = await site.load(new Set([A]));
  expect(titlesOf(repaired)).toEqual(['A3']);
  expect(repaired.diagnostics).toEqual([]);
});

test('a file that was never without an error has no document', async () => {
  const { files, diagnostics } = await loadFiles({ [A]: post('A: B'), [B]: post('B') });
  expect(titlesOf({ files, diagnostics })).toEqual([undefined, 'B']);
});

test('a file in another encoding is an error', async () => {
  const { diagnostics } = await loadFiles({
    [A]: Buffer.from('---\ntitle: Caf\xe9\n---\nText.\n', 'latin1'),
  });
  expect(linesOf(diagnostics)).toEqual([
    `${A}  invalid encoding: this file is not UTF-8 → save it again as UTF-8`,
  ]);
});

// The superuser may read any file.
test.skipIf(process.getuid?.() === 0)('a file without permission is an error', async () => {
  const site = testSite({ [A]: post('A') });
  chmodSync(path.join(site.root, A), 0);
  expect(linesOf((await site.load()).diagnostics)).toEqual([
    `${A}  no permission to read this file → check the permissions of the file`,
  ]);
});

test('two posts with one URL are an error, ignoring case', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('A'),
    'content/posts/2024-01-01-A.md': post('B'),
  });
  expect(linesOf(diagnostics)).toEqual([
    `content/posts/2024-01-01-A.md  same URL as ${A} → rename one of the two files or give it another \`slug\`, or remove the former URL from one`,
  ]);
});

test('a file that nothing shows or links to is a warning', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('A', '[the data](./data.csv)'),
    'content/posts/data.csv': 'a\n1\n',
    'content/posts/unused.png': '',
    'content/posts/unused.csv': '',
  });
  const unused = 'unused file: no Markdown file shows it or links to it, so it is not published';
  expect(linesOf(diagnostics)).toEqual([
    `warning: content/posts/unused.csv  ${unused} → use it in a Markdown file beside it, such as [what it is](./unused.csv), or delete it`,
    `warning: content/posts/unused.png  ${unused} → use it in a Markdown file beside it, such as ![what it shows](./unused.png), or delete it`,
  ]);
});

test('while a file cannot be rendered, no other file is reported as unused', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('A: B', '[the data](./data.csv)'),
    'content/posts/data.csv': 'a\n1\n',
  });
  expect(diagnostics.map(({ file }) => file)).toEqual([A]);
});

test('a text format other than Markdown may be a download', async () => {
  const { diagnostics } = await loadFiles({
    [A]: post('A', '[the notebook](./model.ipynb)'),
    'content/posts/model.ipynb': '{}',
  });
  expect(diagnostics).toEqual([]);
});

test('the site’s own checks get the documents and the paths of all files', async () => {
  const { options } = testSite({ [A]: post('A'), [B]: post('B: C') });
  const { load } = createEngine({
    ...options,
    lint: (documents, files) => [
      {
        severity: 'warning',
        file: 'all',
        message: documents.map(({ slug }) => slug).join(),
        hint: files.join(),
      },
    ],
  });
  expect(linesOf((await load()).diagnostics)).toContain(
    'warning: all  a → posts/2023-01-01-a.md,posts/2023-01-02-b.md',
  );
});

test('a file that is renamed while the content is read is not lost in silence', async () => {
  const files = Array.from({ length: 40 }, (_, n) => `content/posts/2023-02-01-${n}.md`);
  // Read after all others.
  const last = 'content/posts/2023-03-01-z.md';
  const site = testSite({
    [last]: post('Last'),
    ...Object.fromEntries(files.map((file) => [file, post(file)])),
  });
  const renaming = spawn(process.execPath, [
    '-e',
    `const { renameSync } = require('node:fs');
    let [from, to] = process.argv.slice(1);
    for (;;) { renameSync(from, to); [from, to] = [to, from]; }`,
    path.join(site.root, last),
    path.join(site.root, last.replace('-z', '-y')),
  ]);
  try {
    for (let round = 0; round < 60; round += 1) {
      // As a build does, which knows no last version of the file.
      const { files: read, diagnostics } = await createEngine(site.options).load();
      const shown = read.filter(({ document }) => document !== undefined);
      if (diagnostics.length === 0) expect(shown).toHaveLength(files.length + 1);
    }
  } finally {
    renaming.kill();
  }
});
