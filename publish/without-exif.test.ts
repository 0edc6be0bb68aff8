import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { writeSiteFile } from './site-files.mjs';

const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
const picture = sharp({
  create: { width: 60, height: 40, channels: 3, background: 'gray', noise },
});
const taken = picture
  .clone()
  .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
  .withMetadata({ orientation: 6 });

for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
  test(`a ${format} of public/ is published without what the camera wrote`, async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'without-exif-'));
    const copyOf = path.join(folder, `a.${format}`);
    await writeFile(copyOf, await taken.clone().toFormat(format).toBuffer());
    expect((await sharp(copyOf).metadata()).exif).toBeDefined();

    const { size } = await writeSiteFile(folder, `out/a.${format}`, { copyOf });
    const bytes = await readFile(path.join(folder, `out/a.${format}`));
    const { exif, orientation, ...found } = await sharp(bytes).metadata();
    expect(size).toBe(bytes.length);
    expect(exif).toBeUndefined();
    expect(bytes.includes('Somebody')).toBe(false);
    // It was turned by its orientation, which is gone too.
    expect(orientation ?? 1).toBe(1);
    expect([found.width, found.height]).toEqual([40, 60]);
  });
}

test('a picture of public/ that tells nothing is published byte by byte', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'without-exif-'));
  const copyOf = path.join(folder, 'a.jpg');
  await writeFile(copyOf, await picture.clone().jpeg().toBuffer());
  await writeSiteFile(folder, 'b.jpg', { copyOf });
  expect(await readFile(path.join(folder, 'b.jpg'))).toEqual(await readFile(copyOf));
});
