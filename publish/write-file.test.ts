import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { tempFolder } from '../pipeline/test-files';
import { fileStore } from './file-store';
import { type WriteOptions, writePublishedFile } from './write-file';

const text = 'All work and no play. '.repeat(50);

async function written(outputPath: string, content: string, options?: WriteOptions) {
  const root = tempFolder({});
  const folder = path.join(root, 'out');
  const store = fileStore(path.join(root, 'store'));
  const { file } = writePublishedFile(store, folder, outputPath, content, options);
  expect(await readFile(path.join(folder, outputPath), 'utf8')).toBe(content);
  return file;
}

test('a file has its media type, its size, and the sizes of its compressed forms', async () => {
  expect(await written('posts/a/index.html', text)).toEqual({
    type: 'text/html; charset=utf-8',
    size: text.length,
    hash: expect.stringMatching(/^[\w-]{22}$/),
    encoded: { br: expect.any(Number), gzip: expect.any(Number) },
  });
  expect((await written('a.bin', text)).encoded).toEqual({});
});

test('a text that the author has compressed is not compressed again', async () => {
  expect((await written('a.txt', text, { isCompressed: true })).encoded).toEqual({});
});

test('a file keeps the headers of its route, unless all files have them', async () => {
  const { type, headers } = await written('feed.xml', '<feed/>', {
    headers: {
      'Content-Type': 'application/atom+xml',
      'Content-Disposition': 'attachment',
      'Cache-Control': 'public, max-age=0, must-revalidate',
    },
  });
  expect(type).toBe('application/atom+xml; charset=utf-8');
  expect(headers).toEqual({ 'Content-Disposition': 'attachment' });
  expect((await written('feed.xml', '<feed/>')).headers).toBeUndefined();
});

test('one of many pages is compressed once more where that saves a round trip', async () => {
  const sizeAt = (content: string, quality: number) =>
    brotliCompressSync(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }).length;
  // The linear congruential generator of Numerical Recipes, as words.
  const words = (count: number) => {
    let seed = 1;
    return Array.from({ length: count }, () => {
      seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
      return (seed >>> 20).toString(36);
    }).join(' ');
  };
  let count = 5000;
  while (sizeAt(words(count), 10) <= 14_600) count += 100;
  const near = words(count);
  const page = 'posts/a/index.html';
  const options = { isOneOfMany: true };
  expect((await written(page, near, options)).encoded.br).toBe(sizeAt(near, 11));
  const far = words(2 * count);
  expect((await written(page, far, options)).encoded.br).toBe(sizeAt(far, 10));
});
