import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fileStore } from './file-store';
import { isComplete, MANIFEST, type Manifest, readManifest, writeManifest } from './manifest';
import { writePublishedFile } from './write-file';

async function publishedSite() {
  const folder = await mkdtemp(path.join(tmpdir(), 'manifest-'));
  const store = fileStore(path.join(folder, '.store'));
  const { file: page } = writePublishedFile(store, folder, 'index.html', '<p>Home</p>'.repeat(100));
  const manifest: Manifest = {
    basePath: '',
    redirects: [['/old/', '/']],
    files: { 'index.html': { ...page, policy: "default-src 'none'" } },
  };
  await writeManifest(folder, manifest);
  return { folder, manifest };
}

test('a manifest is read as it was written', async () => {
  const { folder, manifest } = await publishedSite();
  expect(readManifest(folder)).toEqual(manifest);
});

test('a site is complete with every file and every encoding of it, at full size', async () => {
  const { folder, manifest } = await publishedSite();
  expect(manifest.files['index.html'].encoded).toEqual({
    br: expect.any(Number),
    gzip: expect.any(Number),
  });
  expect(isComplete(folder, manifest)).toBe(true);
  await writeFile(path.join(folder, 'index.html.gz'), 'cut');
  expect(isComplete(folder, manifest)).toBe(false);
  await rm(path.join(folder, 'index.html.gz'));
  expect(isComplete(folder, manifest)).toBe(false);
});

test('what is not a manifest is named', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'manifest-'));
  const file = { type: 'text/html', size: 1, hash: 'x', encoded: {} };
  for (const content of [
    '{"basePath":"","redirects":[],"fil',
    '[]',
    { basePath: '', redirects: [] },
    { basePath: '', redirects: [['/a/']], files: {} },
    { basePath: '', redirects: [], files: { a: { ...file, size: '1' } } },
    { basePath: '', redirects: [], files: { a: { ...file, encoded: { br: '1' } } } },
    { basePath: '', redirects: [], files: { a: { ...file, policy: 1 } } },
    { basePath: '', redirects: [], files: { a: { ...file, headers: { Vary: 1 } } } },
  ]) {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await writeFile(path.join(folder, MANIFEST), text);
    expect(() => readManifest(folder), text).toThrow(
      /\.files\.json {2}(invalid JSON|unknown shape): .*npm run build/s,
    );
  }
});
