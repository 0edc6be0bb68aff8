import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../loader/test-site';
import { collectionWriter } from './collections';

const post = { type: 'Post', slug: 'a' };
const page = { type: 'Page', slug: 'about' };

test('there is a collection for each type, and a declaration of its TypeScript type', async () => {
  const root = tempFolder({});
  await collectionWriter(root, ['Post', 'Page', 'Podcast'])([post, page, { ...post, slug: 'b' }]);
  const folder = path.join(root, 'collections');
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  expect(readdirSync(folder).sort()).toEqual([
    'Page.json',
    'Podcast.json',
    'Post.json',
    'index.d.ts',
  ]);
  expect(JSON.parse(read('Post.json'))).toEqual([post, { ...post, slug: 'b' }]);
  expect(JSON.parse(read('Page.json'))).toEqual([page]);
  expect(JSON.parse(read('Podcast.json'))).toEqual([]);
  expect(read('index.d.ts')).toContain(
    "declare module 'contentlayer/collections/Podcast.json' {\n  const documents: Omit<import('contentlayer/generated').Podcast, '_raw'>[];",
  );
});

test('only a collection that has changed is written again', async () => {
  const root = tempFolder({});
  const write = collectionWriter(root, ['Post', 'Page']);
  const inodes = () =>
    Object.fromEntries(
      ['Post.json', 'Page.json', 'index.d.ts'].map((name) => [
        name,
        statSync(path.join(root, 'collections', name)).ino,
      ]),
    );
  await write([post, page]);
  const before = inodes();
  await write([post, page]);
  expect(inodes()).toEqual(before);
  await write([page]);
  const { 'Post.json': changed, ...others } = inodes();
  expect(changed).not.toBe(before['Post.json']);
  expect(before).toMatchObject(others);
});
