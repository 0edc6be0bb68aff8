import { expect, test } from 'vitest';
import { tempFolder, writeFiles } from '../../test-files';
import { assetVersion } from './asset-version';

test('assets are made again after a change of the code that makes them, and not of other code', async () => {
  const engine = tempFolder({
    'markdown/assets/strip-metadata.ts': 'a',
    'markdown/images/image-variants.ts': 'b',
    'markdown/render.ts': 'c',
  });
  const first = await assetVersion(engine);
  writeFiles(engine, { 'markdown/render.ts': 'd' });
  expect(await assetVersion(engine)).toBe(first);
  for (const name of ['assets/strip-metadata.ts', 'images/image-variants.ts']) {
    const before = await assetVersion(engine);
    writeFiles(engine, { [`markdown/${name}`]: 'Fixed.' });
    expect(await assetVersion(engine), name).not.toBe(before);
  }
});
