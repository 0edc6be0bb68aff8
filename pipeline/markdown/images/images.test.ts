import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestSite, photo, type TestSite } from '../test-site';

let site: TestSite;
beforeEach(async () => {
  site = await createTestSite();
});
afterEach(() => site.remove());

test('the first image loads at once, also in a picture of the author’s', async () => {
  await site.write('content/posts/a.webp', photo(300, 200).webp());
  await site.write('content/posts/a.jpg', photo(300, 200).jpeg());
  const { html } = await site.render(
    '<picture><source srcset="a.webp" type="image/webp"><img src="a.jpg" alt="A"></picture>',
  );
  expect(html).toContain('fetchpriority="high"');
  expect(html).not.toContain('lazy');
});

test('the author’s own dimensions hold, and prevent a layout shift', async () => {
  await site.write('content/posts/a.jpg', photo(1000, 50).jpeg());
  for (const [written, expected] of [
    ['width="400"', 'width="400" height="20"'],
    ['width="400" height="300"', 'width="400" height="20"'],
    ['height="10"', 'height="10" width="200"'],
    ['width="50%"', 'width="50%".* style="aspect-ratio:1000/50"'],
    ['style="width: 10em"', 'style="width: 10em".* width="1000" height="50"'],
    ['style="height: 10em"', 'style="height: 10em;width:auto".* width="1000" height="50"'],
    ['class="a" id="b" align="left"', 'class="a" id="b" align="left"'],
  ]) {
    const { html } = await site.render(`<img src="a.jpg" alt="" ${written}>`);
    expect(html).toMatch(new RegExp(`<img [^>]*${expected}`));
  }
  const { html } = await site.render(
    '<img src="a.jpg" alt="" width="50%"> <img src="a.jpg" width=200>',
  );
  expect(html).toContain('sizes="min(45vw,320px)"');
  expect(html).toContain('sizes="min(90vw,200px)"');
});

test('vector graphics and animations are published unchanged', async () => {
  const frame = (background: string) => ({
    create: { width: 20, height: 10, channels: 3 as const, background },
  });
  const frames = ['red', 'blue'].map((colour) => sharp(frame(colour)).png().toBuffer());
  const animation = sharp(await Promise.all(frames), { join: { animated: true } });
  await site.write('content/posts/a.gif', animation.clone().gif());
  await site.write('content/posts/a.webp', animation.clone().webp());
  const svg = (size: string) => `<svg xmlns="http://www.w3.org/2000/svg" ${size}></svg>`;
  await site.write('content/posts/a.svg', svg('width="72pt" height="36pt"'));
  await site.write('public/b.svg', svg('viewBox="0 0 30 15"'));
  const { html, assets } = await site.render('![A](a.gif) ![A](a.webp) ![A](a.svg) ![A](/b.svg)');
  expect(html.match(/width="\d+" height="\d+"/g)).toEqual([
    'width="20" height="10"',
    'width="20" height="10"',
    'width="96" height="48"',
    'width="30" height="15"',
  ]);
  expect(html).toContain('src="/b.svg"');
  expect(html).not.toContain('<picture>');
  expect(assets).toHaveLength(3);
  for (const name of assets.slice(0, 2)) {
    expect((await sharp(await site.readAsset(name)).metadata()).pages).toBe(2);
  }
});

test('images of other hosts, in data URLs or with a srcset of the author’s stay so', async () => {
  await site.write('content/posts/a.jpg', photo(300, 200).jpeg());
  await site.write('public/b.jpg', photo(300, 200).jpeg());
  const { html, assets } = await site.render(
    '<img src="https://a.org/a.png" alt="" width="10" height="5"><img src="data:image/gif;base64,AA" alt="" loading="eager"><img src="/b.jpg" srcset="/b.jpg 1x,a.jpg 2x" alt="">',
  );
  expect(html).toContain(
    '<img src="https://a.org/a.png" alt="" width="10" height="5" fetchpriority="high">',
  );
  expect(html).toContain(
    '<img src="data:image/gif;base64,AA" alt="" loading="eager" decoding="async">',
  );
  expect(html).toContain(`srcset="/b.jpg 1x, /files/${assets[0]} 2x"`);
  expect(html).toContain('width="300" height="200"');
  expect(assets).toHaveLength(1);
});

test('an image without a URL is an error', async () => {
  expect((await site.render('Text\n\nand ![A thing](<>)')).diagnostics).toEqual([
    {
      severity: 'error',
      line: 3,
      column: 5,
      message: 'image without a URL',
      hint: 'write the name of its file, such as ./loss.png',
    },
  ]);
});

test('an image that cannot be decoded is an error', async () => {
  for (const [name, image] of [
    ['broken.png', photo(300, 200).png()],
    ['broken.jpg', photo(300, 200).jpeg()],
  ] as const) {
    const bytes = await image.toBuffer();
    await site.write(`content/posts/${name}`, bytes.subarray(0, bytes.length / 2));
    expect((await site.render(`Text\n\nand ![a](./${name})`)).diagnostics).toEqual([
      {
        severity: 'error',
        line: 3,
        column: 5,
        message: `content/posts/${name} is corrupt or truncated`,
        hint: 'save it again, or download it again',
      },
    ]);
  }
});
