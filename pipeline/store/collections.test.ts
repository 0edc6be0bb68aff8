import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../test-files';
import { collectionWriter } from './collections';

const post = { type: 'Post', slug: 'a' };
const page = { type: 'Page', slug: 'about' };

test('there is a collection for each type', async () => {
  const root = tempFolder({});
  await collectionWriter(root, ['Post', 'Page', 'Podcast'], { isWatching: false })([
    post,
    page,
    { ...post, slug: 'b' },
  ]);
  const folder = path.join(root, 'collections');
  const read = (file: string) => readFileSync(path.join(folder, file), 'utf8');
  expect(readdirSync(folder).sort()).toEqual([
    'Page.json',
    'Podcast.json',
    'Post.json',
    'version.json',
  ]);
  expect(JSON.parse(read('Post.json'))).toEqual([post, { ...post, slug: 'b' }]);
  expect(JSON.parse(read('Page.json'))).toEqual([page]);
  expect(JSON.parse(read('Podcast.json'))).toEqual([]);
});

test('only a collection that has changed is written again', async () => {
  const root = tempFolder({});
  const write = collectionWriter(root, ['Post', 'Page'], { isWatching: true });
  const inodes = () =>
    Object.fromEntries(
      ['Post.json', 'Page.json', 'version.json'].map((name) => [
        name,
        statSync(path.join(root, 'collections', name)).ino,
      ]),
    );
  await write([post, page]);
  const before = inodes();
  await write([post, page]);
  expect(inodes()).toEqual(before);
  await write([page]);
  const after = inodes();
  expect(after['Post.json']).not.toBe(before['Post.json']);
  expect(after['version.json']).not.toBe(before['version.json']);
  expect(after['Page.json']).toBe(before['Page.json']);
});

test('the version changes with the documents while watching only', async () => {
  const versions = async (isWatching: boolean) => {
    const root = tempFolder({});
    const write = collectionWriter(root, ['Post', 'Page'], { isWatching });
    const version = () => readFileSync(path.join(root, 'collections/version.json'), 'utf8');
    await write([post]);
    const first = version();
    await write([page]);
    return new Set([first, version()]).size;
  };
  expect(await versions(true)).toBe(2);
  expect(await versions(false)).toBe(1);
});
