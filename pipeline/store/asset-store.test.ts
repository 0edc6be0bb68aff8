import { expect, test } from 'vitest';
import { tempFolder } from '../loader/test-site';
import { assetStore } from './asset-store';

test('an asset is read as it was written, and has a URL', async () => {
  const store = assetStore(tempFolder({}));
  const name = 'loss 100%-3f2a9c1b.csv';
  expect(store.has(name)).toBe(false);
  await expect(store.read(name)).rejects.toThrow();
  await store.write(name, Buffer.from([0, 255]));
  expect(store.has(name)).toBe(true);
  expect(await store.read(name)).toEqual(Buffer.from([0, 255]));
  expect(store.urlOf(name)).toBe('/files/loss%20100%25-3f2a9c1b.csv');
});

test('another store of the same folder has the same assets', async () => {
  const folder = tempFolder({});
  await assetStore(folder).write('a.csv', Buffer.from('a'));
  expect(assetStore(folder).has('a.csv')).toBe(true);
});
