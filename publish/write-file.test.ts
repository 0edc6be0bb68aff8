import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { writePublishedFile } from './write-file';

const newFolder = () => mkdtemp(path.join(tmpdir(), 'write-file-'));

test('text is also written compressed, if that is smaller', async () => {
  const folder = await newFolder();
  const text = 'All work and no play. '.repeat(50);
  const file = await writePublishedFile(folder, 'posts/a/index.html', text);
  expect(file).toMatchObject({ type: 'text/html; charset=utf-8', size: text.length });
  const [br, gzip] = await Promise.all(
    ['br', 'gz'].map((name) => readFile(path.join(folder, `posts/a/index.html.${name}`))),
  );
  expect(file.encoded).toEqual({ br: br.length, gzip: gzip.length });
  expect(brotliDecompressSync(br).toString()).toBe(text);
  expect(gunzipSync(gzip).toString()).toBe(text);

  expect((await writePublishedFile(folder, 'short.txt', 'x')).encoded).toEqual({});
  expect((await readdir(folder)).sort()).toEqual(['posts', 'short.txt']);
});

test('an image in public/ is published without metadata, and another file unchanged', async () => {
  const folder = await newFolder();
  const image = sharp({ create: { width: 6, height: 4, channels: 3, background: 'gray' } });
  const copyOf = path.join(folder, 'a.jpg');
  await writeFile(
    copyOf,
    await image
      .withExif({ IFD0: { Copyright: 'Somebody' } })
      .jpeg()
      .toBuffer(),
  );
  const { size } = await writePublishedFile(folder, 'out/a.jpg', { copyOf });
  const published = await readFile(path.join(folder, 'out/a.jpg'));
  expect(published.includes('Somebody')).toBe(false);
  expect(size).toBe(published.length);

  const data = path.join(folder, 'a.bin');
  await writeFile(data, await readFile(copyOf));
  const file = await writePublishedFile(folder, 'out/a.bin', { copyOf: data });
  expect(file).toMatchObject({ type: 'application/octet-stream', encoded: {} });
  expect(await readFile(path.join(folder, 'out/a.bin'))).toEqual(await readFile(data));
});

test('a text that the author has compressed is not compressed again', async () => {
  const folder = await newFolder();
  const copyOf = path.join(folder, 'a.txt');
  await writeFile(copyOf, 'All work and no play. '.repeat(50));
  const { encoded } = await writePublishedFile(folder, 'out/a.txt', { copyOf, isCompressed: true });
  expect(encoded).toEqual({});
});

test('a file keeps the headers of its route, unless all files have them', async () => {
  const folder = await newFolder();
  const copyOf = path.join(folder, 'a');
  await writeFile(copyOf, '<feed/>');
  const write = (headers: Record<string, string>) =>
    writePublishedFile(folder, 'out/feed.xml', { copyOf, headers });
  const { type, headers } = await write({
    'Content-Type': 'application/atom+xml',
    'Content-Disposition': 'attachment',
    'Cache-Control': 'public, max-age=0, must-revalidate',
  });
  expect(type).toBe('application/atom+xml; charset=utf-8');
  expect(headers).toEqual({ 'Content-Disposition': 'attachment' });
  expect((await write({})).headers).toBeUndefined();
});
