import { readdir, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestSite, photo, type TestSite } from '../test-site';

let site: TestSite;
beforeEach(async () => {
  site = await createTestSite();
});
afterEach(() => site.remove());

test('a photo is shown in the widths and formats that suit a page', async () => {
  await site.write('content/posts/Große Welle.jpg', photo(2000, 100).jpeg());
  const { html, assets, diagnostics } = await site.render('![A wave](<./Große Welle.jpg>)');
  expect(diagnostics).toEqual([]);
  const hash = /gro-e-welle-([\da-f]{10})-/.exec(html)?.[1];
  const sources = ['avif', 'webp'].map((format) => {
    const files = [480, 720, 1280].map(
      (width) => `/files/gro-e-welle-${hash}-${width}.${format} ${width}w`,
    );
    return `<source type="image/${format}" srcset="${files.join(', ')}" sizes="min(90vw,640px)">`;
  });
  const img = `<img src="/files/gro-e-welle-${hash}-1280.jpg" alt="A wave" width="1280" height="64" fetchpriority="high">`;
  expect(html).toBe(`<p><picture>${sources.join('')}${img}</picture></p>`);
  expect(assets).toHaveLength(7);
  for (const name of assets) {
    const { format, width, height } = await sharp(await site.readAsset(name)).metadata();
    const extension = { jpeg: 'jpg', heif: 'avif', webp: 'webp' }[String(format)];
    expect(name).toContain(`-${width}.${extension}`);
    expect(height).toBe(width * 0.05);
  }
});

test('an image is never enlarged, and a small one has one width', async () => {
  await site.write('content/posts/a.jpg', photo(1000, 40).jpeg());
  await site.write('content/posts/b.jpg', photo(300, 200).jpeg());
  const { html } = await site.render('A\n\nB\n\n![A](a.jpg)\n\n![B](b.jpg)');
  const [a = '', b = ''] = html.match(/<picture>.*?<\/picture>/g) ?? [];
  expect([...a.matchAll(/ (\d+)w/g)].map(([, width]) => width).slice(0, 3)).toEqual([
    '480',
    '720',
    '1000',
  ]);
  expect(a).toContain('width="1000" height="40"');
  expect(a).toContain('loading="lazy" decoding="async"');
  expect(b).toMatch(/<source type="image\/avif" srcset="\/files\/b-\w+-300\.avif">/);
  expect(b).toContain('width="300" height="200"');
});

test('a format that saves nothing is left out', async () => {
  const plain = sharp({ create: { width: 600, height: 400, channels: 3, background: 'white' } });
  await site.write('content/posts/plain.png', plain.png({ palette: true }));
  const { html, assets } = await site.render('![White](plain.png)');
  expect(html).toContain('image/avif');
  expect(html).not.toContain('image/webp');
  expect(assets.filter((name) => name.endsWith('webp'))).toEqual([]);
});

test('no variant is made twice', async () => {
  await site.write('content/posts/a.jpg', photo(200, 120).jpeg());
  const first = await site.render('![A](a.jpg)');
  const names = await readdir(site.at('.contentlayer/files'));
  expect(names.length).toBeGreaterThan(1);
  const times = () =>
    Promise.all(
      names.map(async (name) => (await stat(site.at(`.contentlayer/files/${name}`))).mtimeMs),
    );
  const before = await times();
  const [again, other] = await Promise.all([
    site.render('![A](a.jpg)'),
    site.render('Again: ![A](a.jpg)'),
  ]);
  expect(again).toEqual(first);
  expect(other.assets).toEqual(first.assets);
  expect(await times()).toEqual(before);
  expect(await readdir(site.at('.contentlayer/files'))).toEqual(names);
});

test('an image is shown upright, in sRGB, and without the place where it was taken', async () => {
  const taken = photo(300, 200)
    .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6, icc: 'p3' });
  await site.write('content/posts/a.jpg', taken.jpeg());
  const { html, assets } = await site.render(
    '![A](a.jpg) <picture><img src="a.jpg" alt="B"></picture>',
  );
  expect(html.match(/width="200" height="300"/g)).toHaveLength(2);
  // Three files of one image, and one of the other.
  expect(assets.length).toBeGreaterThanOrEqual(3);
  for (const name of assets) {
    const bytes = await site.readAsset(name);
    const { exif, icc, orientation, height, width } = await sharp(bytes).metadata();
    expect({ exif, icc, orientation: orientation ?? 1 }, name).toEqual({ orientation: 1 });
    expect(width / height).toBeCloseTo(2 / 3);
    expect(bytes.includes('Somebody')).toBe(false);
  }
});
