import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bodyIdOf, type RenderedBody } from '../markdown/rendered-body';
import { tempFolder } from '../test-files';
import { bodyStore } from './body-store';

const content = {
  html: '<p>Words.</p>',
  markdown: 'A',
  feedHtml: '<p>Words.</p>',
  headings: [],
  hasOwnContents: false,
  excerpt: 'Words.',
  reading: { prose: { words: 1, characters: 0 }, tables: [], code: [], formulas: [], images: 0 },
  terms: [],
  links: [],
  ids: [],
  diagnostics: [],
  dependencies: {},
  references: {},
  isEmpty: false,
  assets: [],
};
const body: RenderedBody = { id: bodyIdOf(content), ...content };

test('a body is read as it was written', async () => {
  const store = bodyStore(tempFolder({}));
  await expect(store.read(body.id)).rejects.toThrow();
  const hash = store.write(body);
  expect(store.has(body.id, hash)).toBe(true);
  expect(await store.read(body.id)).toEqual(body);
});

test('a body is there only as it was written, and can be written again', () => {
  const store = bodyStore(tempFolder({}));
  const hash = store.write(body);
  const file = path.join(store.dir, store.nameOf(body.id));
  const written = readFileSync(file, 'utf8');
  for (const changed of [written.replace('Words.', 'Other.'), written.slice(0, -1), '']) {
    writeFileSync(file, changed);
    expect(store.has(body.id, hash)).toBe(false);
    store.write(body);
    expect(store.has(body.id, hash)).toBe(true);
  }
  rmSync(file);
  expect(store.has(body.id, hash)).toBe(false);
});

test('a file that was changed is an error', async () => {
  const store = bodyStore(tempFolder({}));
  store.write(body);
  const file = path.join(store.dir, store.nameOf(body.id));
  const written = readFileSync(file, 'utf8');
  for (const changed of [written.replace('Words.', 'Other.'), written.slice(0, -1), '', 'null']) {
    writeFileSync(file, changed);
    await expect(store.read(body.id)).rejects.toThrow(`${file} was changed`);
  }
});
