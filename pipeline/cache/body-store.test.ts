import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bodyIdOf, type RenderedBody } from '../markdown/rendered-body';
import { tempFolder } from '../test-files';
import { bodyStore } from './body-store';

const content = {
  html: '<p>Words.</p>',
  feedHtml: '<p>Words.</p>',
  headings: [],
  hasOwnContents: false,
  excerpt: 'Words.',
  words: 1,
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
  expect(store.has(body.id)).toBe(false);
  await expect(store.read(body.id)).rejects.toThrow();
  await store.write(body);
  expect(store.has(body.id)).toBe(true);
  expect(await store.read(body.id)).toEqual(body);
});

test('a body that exists is not written again', async () => {
  const store = bodyStore(tempFolder({}));
  const file = path.join(store.dir, `${body.id}.json`);
  await store.write(body);
  const { ino } = statSync(file);
  await store.write(body);
  expect(statSync(file).ino).toBe(ino);
});

test('a file that was changed is an error', async () => {
  const store = bodyStore(tempFolder({}));
  await store.write(body);
  const file = path.join(store.dir, `${body.id}.json`);
  const written = readFileSync(file, 'utf8');
  for (const changed of [written.replace('Words.', 'Other.'), written.slice(0, -1), '', 'null']) {
    writeFileSync(file, changed);
    await expect(store.read(body.id)).rejects.toThrow(`${file} was changed`);
  }
});
