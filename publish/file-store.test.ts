import { appendFileSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { filesIn } from '../pipeline/files-in';
import { tempFolder } from '../pipeline/test-files';
import { fileStore } from './file-store';

const text = Buffer.from('All work and no play. '.repeat(50));

test('a text is stored with its compressed forms, and placed under a path', async () => {
  const root = tempFolder({});
  const store = fileStore(path.join(root, 'store'));
  const file = store.add(text, 11);
  store.place(file, path.join(root, 'out'), 'posts/a/index.html');
  const read = (end: string) => readFileSync(path.join(root, `out/posts/a/index.html${end}`));
  expect(read('')).toEqual(text);
  expect(brotliDecompressSync(read('.br'))).toEqual(text);
  expect(gunzipSync(read('.gz'))).toEqual(text);
  expect(file.encoded.br?.size).toBe(read('.br').length);
});

test('what is no text, or no smaller compressed, is stored as it is', async () => {
  const store = fileStore(tempFolder({}));
  expect(store.add(text, undefined).encoded).toEqual({});
  expect(store.add(Buffer.from('x'), 11).encoded).toEqual({});
});

test('what is there already is not compressed again', async () => {
  const dir = tempFolder({});
  const inodes = () =>
    filesIn(path.join(dir, 'files'))
      .map((name) => statSync(path.join(dir, 'files', name)).ino)
      .sort();
  fileStore(dir).add(text, 11);
  const before = inodes();
  expect(before).toHaveLength(3);
  fileStore(dir).add(text, 11);
  expect(inodes()).toEqual(before);
});

test('a text is there in two qualities at the same time', () => {
  const store = fileStore(tempFolder({}));
  // The qualities make other bytes of it.
  const page = readFileSync('README.md');
  const [best, faster] = [store.add(page, 11), store.add(page, 10)];
  expect(best.encoded.br).not.toEqual(faster.encoded.br);
  expect([store.has(best), store.has(faster)]).toEqual([true, true]);
});

test('a file that was changed or cut off is not there, and is made again', async () => {
  for (const end of ['', '.br', '.gz']) {
    const root = tempFolder({});
    const store = fileStore(path.join(root, 'store'));
    const file = store.add(text, 11);
    store.place(file, path.join(root, 'out'), 'a.html');
    // The published file may be a link to that of the store.
    appendFileSync(path.join(root, `out/a.html${end}`), 'x');
    expect(store.has(file), end).toBe(false);
    expect(store.add(text, 11)).toEqual(file);
    expect(store.has(file), end).toBe(true);
    store.place(file, path.join(root, 'again'), 'a.html');
    expect(readFileSync(path.join(root, 'again/a.html'))).toEqual(text);
  }
});

test('what a build has not used is deleted', async () => {
  const dir = tempFolder({});
  const store = fileStore(dir);
  const [used, other] = [store.add(text, 11), store.add(Buffer.from('other'), 11)];
  store.records.write('used', 1);
  store.records.write('other', 2);
  store.prune(new Set(['used']), [used]);
  expect([store.has(used), store.has(other)]).toEqual([true, false]);
  expect([store.records.read('used'), store.records.read('other')]).toEqual([1, undefined]);
  expect(filesIn(path.join(dir, 'files'))).toHaveLength(3);
});

test('a file takes the place of another one without changing it in the store', async () => {
  const root = tempFolder({});
  const store = fileStore(path.join(root, 'store'));
  const [first, second] = [store.add(text, 11), store.add(Buffer.from('b'), 11)];
  store.place(first, root, 'a.txt');
  store.place(second, root, 'a.txt');
  expect(readFileSync(path.join(root, 'a.txt'), 'utf8')).toBe('b');
  expect([store.has(first), store.has(second)]).toEqual([true, true]);
});
