import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestSite, photo, type TestSite } from '../test-site';

let site: TestSite;
beforeAll(async () => {
  site = await createTestSite();
});
afterAll(() => site.remove());

test('the name of an image need not fit its format', async () => {
  await site.write('content/posts/jpeg.png', photo(300, 200).jpeg());
  expect((await site.render('![A thing](jpeg.png)')).diagnostics).toEqual([]);
});

const faults: [
  name: string,
  content: string | (() => Promise<Buffer>),
  message: string,
  hint: string,
][] = [
  ['huge.jpg', hugeJpeg, 'has 12000 × 12000 pixels', 'save it smaller'],
  ['head.png', pngHeader, 'is corrupt or truncated', 'save it again'],
  ['empty.png', '', 'is empty', 'save the image again'],
  [
    'page.png',
    '<!doctype html><title>Not found</title>',
    'is a web page, not an image',
    'save that',
  ],
  ['page-with-icon.png', '<!doctype html><title>404</title><svg></svg>', 'is a web page', 'alone'],
  [
    'pointer.png',
    'version https://git-lfs.github.com/spec/v1\n',
    'is a Git LFS pointer',
    'git lfs pull',
  ],
  ['text.png', 'A text', 'is not an image that browsers can show', 'JPEG or PNG'],
  ['photo.heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'is a HEIC file', 'JPEG or PNG'],
  ['scan.tiff', () => photo(30, 20).tiff().toBuffer(), 'is a TIFF file', 'JPEG or PNG'],
  [
    'broken.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
    'is not an SVG that browsers can show: XML parse error',
    'correct its tags',
  ],
  [
    'bare.svg',
    '<svg width="10" height="10"></svg>',
    'is not an SVG that browsers can show: its <svg> has no namespace',
    'xmlns',
  ],
];
for (const [name, content, message, hint] of faults) {
  test(`${name} is an error with its position`, async () => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : await content();
    await site.write(`content/posts/${name}`, bytes);
    const { diagnostics } = await site.render(`Text\n\nand ![A thing](./${name})`);
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        line: 3,
        column: 5,
        message: expect.stringContaining(`content/posts/${name} ${message}`),
        hint: expect.stringContaining(hint),
      },
    ]);
  });
}

/** A JPEG whose header says that it has 12,000 × 12,000 pixels. No more is read of it. */
async function hugeJpeg(): Promise<Buffer> {
  const bytes = await photo(30, 20).jpeg().toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(12_000, frame + 5);
  bytes.writeUInt16BE(12_000, frame + 7);
  return bytes;
}

async function pngHeader(): Promise<Buffer> {
  return (await photo(30, 20).png().toBuffer()).subarray(0, 20);
}
