import { expect, test } from 'vitest';
import { renderOptionsOf } from './engine';
import { nameIndex } from './loader/name-index';
import { testSite } from './loader/test-loader';
import { tempFolder } from './test-files';

test('the assets of a site are made again by other code', async () => {
  const { options } = testSite({});
  const storeOf = (engineDir: string) =>
    renderOptionsOf({ ...options, engineDir }, nameIndex()).store;
  await storeOf(options.engineDir).write('a.csv', Buffer.from('a'));
  expect(await storeOf(options.engineDir).has('a.csv')).toBe(true);
  const otherCode = tempFolder({
    'markdown/assets/strip-metadata.ts': '',
    'markdown/images/image-variants.ts': '',
  });
  expect(await storeOf(otherCode).has('a.csv')).toBe(false);
});
