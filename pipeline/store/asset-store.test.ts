import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../test-files';
import { assetStore } from './asset-store';

test('an asset is read as it was written, and has a URL', async () => {
  const store = assetStore(tempFolder({}));
  const name = 'loss 100%-3f2a9c1b.csv';
  expect(await store.has(name)).toBe(false);
  await expect(store.read(name)).rejects.toThrow();
  await store.write(name, Buffer.from([0, 255]));
  expect(await store.has(name)).toBe(true);
  expect(await store.read(name)).toEqual(Buffer.from([0, 255]));
  expect(store.urlOf(name)).toBe('/files/loss%20100%25-3f2a9c1b.csv');
});

test('another store of the same folder has the same assets', async () => {
  const folder = tempFolder({});
  await assetStore(folder).write('a.csv', Buffer.from('a'));
  expect(await assetStore(folder).has('a.csv')).toBe(true);
});

test('a file that is damaged, without a record, or made by other code has to be made again', async () => {
  const folder = tempFolder({});
  const open = (version = '1') => assetStore(folder, async () => version);
  const store = open();
  const file = path.join(store.dir, 'a.csv');
  await store.write('a.csv', Buffer.from('a\n1\n'));
  expect(await open('2').has('a.csv')).toBe(false);

  truncateSync(file, 2);
  expect([await store.has('a.csv'), await open().has('a.csv')]).toEqual([false, false]);
  writeFileSync(file, 'a\n2\n');
  expect(await open().has('a.csv')).toBe(false);
  await open().write('a.csv', Buffer.from('a\n1\n'));
  expect([await store.has('a.csv'), await open().has('a.csv')]).toEqual([true, true]);

  const record = path.join(store.recordsDir, 'a.csv');
  writeFileSync(record, readFileSync(record).subarray(0, 20));
  expect(await open().has('a.csv')).toBe(false);
});
