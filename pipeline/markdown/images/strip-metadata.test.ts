import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isAnimated, mayHaveMetadata, stripMetadata } from './strip-metadata';

const noise = { type: 'gaussian' as const, mean: 128, sigma: 30 };
const image = sharp({
  create: { width: 60, height: 40, channels: 3, background: 'gray', noise },
});
const photo = image
  .clone()
  .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
  .withMetadata({ orientation: 6 });

for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
  test(`a ${format} loses its metadata, and is rotated as they said`, async () => {
    const bytes = await photo.clone().toFormat(format).toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();

    const stripped = await stripMetadata(bytes);
    const { exif, orientation, ...metadata } = await sharp(stripped).metadata();
    expect(exif).toBeUndefined();
    expect(stripped.includes('Somebody')).toBe(false);
    expect(orientation ?? 1).toBe(1);
    expect([metadata.width, metadata.height]).toEqual([40, 60]);
  });
}

test('an image without metadata, and what is not an image, stay as they are', async () => {
  const bytes = await image.clone().jpeg().toBuffer();
  expect(await stripMetadata(bytes)).toBe(bytes);
  const text = Buffer.from('not an image');
  expect(await stripMetadata(text)).toBe(text);
});

test('an animated PNG is told from a still one', async () => {
  const png = await image.clone().png().toBuffer();
  expect(isAnimated(png)).toBe(false);
  const at = png.indexOf('IDAT') - 4;
  const control = Buffer.from('\0\0\0\x08acTL\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  expect(isAnimated(Buffer.concat([png.subarray(0, at), control, png.subarray(at)]))).toBe(true);
});

test('images are recognised by their extension', () => {
  expect(['a.jpg', 'a.JPEG', 'a.avif'].every(mayHaveMetadata)).toBe(true);
  expect(['map.tiff', 'a.svg', 'jpg'].some(mayHaveMetadata)).toBe(false);
});
