import { readFile } from 'node:fs/promises';
import path from 'node:path';
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
