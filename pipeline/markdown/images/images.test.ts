import { mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { beforeEach, expect, test } from 'vitest';
import { renderMarkdown } from '../test-renderer';

let root = '';
const at = (name: string) => path.join(root, name);

// A site of its own, since texts name files from its top.
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'images-'));
  await mkdir(path.join(root, 'content/posts'), { recursive: true });
  await mkdir(path.join(root, 'public'));
});

test('a photo is shown in the sizes and formats that suit a page', async () => {
  await put('content/posts/Große Welle.jpg', photo(2000, 1500).jpeg());
  const { html, assets: files, diagnostics } = await render('![A wave](<./Große Welle.jpg>)');
  expect(diagnostics).toEqual([]);
  const hash = /gro-e-welle-([\da-f]{10})-/.exec(html)?.[1];
  const sources = ['avif', 'webp'].map((format) => {
    const files = [480, 720, 1280].map(
      (width) => `/files/gro-e-welle-${hash}-${width}.${format} ${width}w`,
    );
    return `<source type="image/${format}" srcset="${files.join(', ')}" sizes="min(90vw,640px)">`;
  });
  const img = `<img src="/files/gro-e-welle-${hash}-1280.jpg" alt="A wave" width="1280" height="960" fetchpriority="high">`;
  expect(html).toBe(`<p><picture>${sources.join('')}${img}</picture></p>`);
  expect(files).toHaveLength(7);
  for (const name of files) {
    const { format, width, height } = await sharp(await kept(name)).metadata();
    expect(name).toMatch({ jpeg: /jpg$/, heif: /avif$/, webp: /webp$/ }[format as string] ?? /-$/);
    expect(name).toContain(`-${width}.`);
    expect(height).toBe(width * 0.75);
  }
});

test('the first picture comes at once, also where its author chose its formats', async () => {
  await put('content/posts/a.webp', photo(300, 200).webp());
  await put('content/posts/a.jpg', photo(300, 200).jpeg());
  const { html } = await render(
    '<picture><source srcset="a.webp" type="image/webp"><img src="a.jpg" alt="A"></picture>',
  );
  expect(html).toContain('fetchpriority="high"');
  expect(html).not.toContain('lazy');
});

test('a link out of the folder is refused until it is a file', async () => {
  await writeFile(at('elsewhere.png'), await photo(30, 20).png().toBuffer());
  await symlink(at('elsewhere.png'), at('content/posts/a.png'));
  const { diagnostics, dependencies } = await render('![A](a.png)');
  expect(diagnostics[0].message).toContain('leads out of its folder');
  expect(dependencies).toEqual({ 'content/posts/a.png': null });
});

test('a picture is never enlarged, and a small one has one width', async () => {
  await put('content/posts/a.jpg', photo(1000, 500).jpeg());
  await put('content/posts/b.jpg', photo(300, 200).jpeg());
  const { html } = await render('A\n\nB\n\n![A](a.jpg)\n\n![B](b.jpg)');
  const [a = '', b = ''] = html.match(/<picture>.*?<\/picture>/g) ?? [];
  expect([...a.matchAll(/ (\d+)w/g)].map(([, width]) => width).slice(0, 3)).toEqual([
    '480',
    '720',
    '1000',
  ]);
  expect(a).toContain('width="1000" height="500"');
  expect(a).toContain('loading="lazy" decoding="async"');
  expect(b).toMatch(/<source type="image\/avif" srcset="\/files\/b-\w+-300\.avif">/);
  expect(b).toContain('width="300" height="200"');
});

test('a format that saves nothing is left out', async () => {
  const plain = sharp({ create: { width: 600, height: 400, channels: 3, background: 'white' } });
  await put('content/posts/plain.png', plain.png({ palette: true }));
  const { html, assets: files } = await render('![White](plain.png)');
  expect(html).toContain('image/avif');
  expect(html).not.toContain('image/webp');
  expect(files.filter((name) => name.endsWith('webp'))).toEqual([]);
});

test('nothing is packed twice', async () => {
  await put('content/posts/a.jpg', photo(800, 600).jpeg());
  const first = await render('![A](a.jpg)');
  const names = await readdir(at('.contentlayer/files'));
  const times = () => Promise.all(names.map(async (name) => (await stat(keptPath(name))).mtimeMs));
  const before = await times();
  const [again, other] = await Promise.all([render('![A](a.jpg)'), render('Again: ![A](a.jpg)')]);
  expect(again).toEqual(first);
  expect(other.assets).toEqual(first.assets);
  expect(await times()).toEqual(before);
  expect(await readdir(at('.contentlayer/files'))).toEqual(names);
});

test('a picture is shown upright, in sRGB, and does not tell where it was taken', async () => {
  const taken = photo(600, 400)
    .withExif({ IFD0: { Copyright: 'Somebody' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } })
    .withMetadata({ orientation: 6, icc: 'p3' });
  await put('content/posts/a.jpg', taken.jpeg());
  const { html, assets: files } = await render(
    '![A](a.jpg) <picture><img src="a.jpg" alt="B"></picture>',
  );
  expect(html.match(/width="400" height="600"/g)).toHaveLength(2);
  // Three files of one picture, and one of the other.
  expect(files.length).toBeGreaterThanOrEqual(3);
  for (const name of files) {
    const bytes = await kept(name);
    const { exif, icc, orientation, height, width } = await sharp(bytes).metadata();
    expect({ exif, icc, orientation: orientation ?? 1 }, name).toEqual({ orientation: 1 });
    expect(width / height).toBeCloseTo(2 / 3);
    expect(bytes.includes('Somebody')).toBe(false);
  }
});

test('the author’s own sizes hold, and the place is kept free', async () => {
  await put('content/posts/a.jpg', photo(1000, 500).jpeg());
  for (const [written, expected] of [
    ['width="400"', 'width="400" height="200"'],
    ['width="400" height="300"', 'width="400" height="200"'],
    ['height="100"', 'height="100" width="200"'],
    ['width="50%"', 'width="50%".* style="aspect-ratio:1000/500"'],
    ['style="width: 10em"', 'style="width: 10em".* width="1000" height="500"'],
    ['style="height: 10em"', 'style="height: 10em;width:auto".* width="1000" height="500"'],
    ['class="a" id="b" align="left"', 'class="a" id="b" align="left"'],
  ]) {
    const { html } = await render(`<img src="a.jpg" alt="" ${written}>`);
    expect(html).toMatch(new RegExp(`<img [^>]*${expected}`));
  }
  const { html } = await render('<img src="a.jpg" alt="" width="50%"> <img src="a.jpg" width=200>');
  expect(html).toContain('sizes="min(45vw,320px)"');
  expect(html).toContain('sizes="min(90vw,200px)"');
});

test('a picture alone in its paragraph and with a title is a figure with a caption', async () => {
  await put('content/posts/a.jpg', photo(300, 200).jpeg());
  const { html } = await render('![A](a.jpg "A *wave* & more")\n\n[![A](a.jpg "Two")](/b)');
  expect(html).toMatch(
    /^<figure><picture>.*<\/picture><figcaption>A \*wave\* &#x26; more<\/figcaption><\/figure>\n<figure><a href="\/b"><picture>.*<\/picture><\/a><figcaption>Two<\/figcaption><\/figure>$/,
  );
  expect(html).not.toContain('title=');
  const among = await render('Text ![A](a.jpg "Title")');
  expect(among.html).toMatch(/^<p>Text <picture>.*title="Title".*<\/picture><\/p>$/);
});

test('what is drawn by lines or moves goes as it is', async () => {
  const frame = (background: string) => ({
    create: { width: 20, height: 10, channels: 3 as const, background },
  });
  const frames = ['red', 'blue'].map((colour) => sharp(frame(colour)).png().toBuffer());
  const moving = sharp(await Promise.all(frames), { join: { animated: true } });
  await put('content/posts/a.gif', moving.clone().gif());
  await put('content/posts/a.webp', moving.clone().webp());
  const svg = (size: string) => `<svg xmlns="http://www.w3.org/2000/svg" ${size}></svg>`;
  await writeFile(at('content/posts/a.svg'), svg('width="72pt" height="36pt"'));
  await writeFile(at('public/b.svg'), svg('viewBox="0 0 30 15"'));
  const { html, assets: files } = await render('![A](a.gif) ![A](a.webp) ![A](a.svg) ![A](/b.svg)');
  expect(html.match(/width="\d+" height="\d+"/g)).toEqual([
    'width="20" height="10"',
    'width="20" height="10"',
    'width="96" height="48"',
    'width="30" height="15"',
  ]);
  expect(html).toContain('src="/b.svg"');
  expect(html).not.toContain('<picture>');
  expect(files).toHaveLength(3);
  for (const name of files.slice(0, 2))
    expect((await sharp(await kept(name)).metadata()).pages).toBe(2);
});

test('pictures of other hosts, in the text or with sizes of their own stay so', async () => {
  await put('content/posts/a.jpg', photo(300, 200).jpeg());
  await put('public/b.jpg', photo(300, 200).jpeg());
  const { html, assets: files } = await render(
    '<img src="https://a.org/a.png" alt="" width="10" height="5"><img src="data:image/gif;base64,AA" alt="" loading="eager"><img src="/b.jpg" srcset="/b.jpg 1x,a.jpg 2x" alt="">',
  );
  expect(html).toContain(
    '<img src="https://a.org/a.png" alt="" width="10" height="5" fetchpriority="high">',
  );
  expect(html).toContain(
    '<img src="data:image/gif;base64,AA" alt="" loading="eager" decoding="async">',
  );
  expect(html).toContain(`srcset="/b.jpg 1x, /files/${files[0]} 2x"`);
  expect(html).toContain('width="300" height="200"');
  expect(files).toHaveLength(1);
});

test('recordings beside a text come along as they are', async () => {
  await writeFile(at('content/posts/a.mp4'), 'film');
  await put('content/posts/a.jpg', photo(30, 20).jpeg());
  const { html, assets: files } = await render(
    '<video poster="a.jpg"><source src="./a.mp4#t=5"></video><audio src="gone.mp3"></audio>',
  );
  expect(html).toMatch(/poster="\/files\/a-\w+\.jpg"><source src="\/files\/a-\w+\.mp4#t=5">/);
  expect((await kept(files[1])).toString()).toBe('film');
  expect((await render('<audio src="gone.mp3"></audio>')).diagnostics).toMatchObject([
    { line: 1, column: 1, message: 'there is no file content/posts/gone.mp3', severity: 'error' },
  ]);
});

test('what cannot be shown is refused, with what to do', async () => {
  const jpeg = await photo(300, 200).jpeg().toBuffer();
  const png = await photo(300, 200).png().toBuffer();
  // Its head says 12,000 × 12,000 pixels; no more is read of it.
  const vast = await sharp({
    create: { width: 12_000, height: 12_000, channels: 3, background: 'red' },
  })
    .png()
    .toBuffer();
  for (const [name, bytes] of Object.entries({
    'loss.png': png,
    'jpeg.png': jpeg,
    'vast.png': vast,
    'cut.jpg': jpeg.subarray(0, jpeg.length / 2),
    'cut.png': png.subarray(0, png.length / 2),
    'head.png': png.subarray(0, 20),
    'empty.png': '',
    'page.png': '<!doctype html><title>404</title><svg></svg>',
    'pointer.png': 'version https://git-lfs.github.com/spec/v1\n',
    'text.png': 'A text',
    'phone.heic': '\0\0\0\x24ftypheic\0\0\0\0mif1heic',
    'scan.tiff': await photo(30, 20).tiff().toBuffer(),
    'bad.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
    'bare.svg': '<svg width="10" height="10"></svg>',
  })) {
    await writeFile(at(`content/posts/${name}`), bytes);
  }
  await writeFile(at('public/only.png'), png);
  await symlink(path.resolve('public/link-picture.png'), at('content/posts/link.png'));
  for (const [address, message, hint] of [
    ['jpeg.png'],
    ['vast.png', '12000 × 12000', 'smaller'],
    ['cut.jpg', 'broken or cut off', 'again'],
    ['cut.png', 'broken or cut off', 'again'],
    ['head.png', 'broken or cut off', 'again'],
    ['empty.png', 'is empty', 'again'],
    ['page.png', 'web page', 'alone'],
    ['pointer.png', 'Git LFS', 'git lfs pull'],
    ['text.png', 'no picture', 'JPEG or PNG'],
    ['phone.heic', 'HEIC', 'JPEG or PNG'],
    ['scan.tiff', 'TIFF', 'JPEG or PNG'],
    ['bad.svg', 'no SVG', 'mend'],
    ['bare.svg', 'no SVG', 'xmlns'],
    ['./Loss.PNG', 'no file content/posts/Loss.PNG', 'write loss.png: small letters'],
    ['./los.png', 'no file content/posts/los.png', 'write loss.png, if'],
    ['only.png', 'no file content/posts/only.png', 'write /only.png, which'],
    ['/loss.png', 'no file public/loss.png', 'write ./loss.png, which'],
    ['nowhere.png', 'no file content/posts/nowhere.png', 'put the file there'],
    ['../../package.json', 'leads out of', 'beside the text'],
    ['50%.png', 'no file content/posts/50%.png', 'put the file there'],
    ['C:/a.png', 'this computer', 'beside the text'],
    ['link.png', 'link content/posts/link.png leads out', 'the file itself'],
    ['../posts', 'is a folder', 'name a file'],
    ['', 'no address', 'such as ./loss.png'],
  ]) {
    const { diagnostics } = await render(`Text\n\nand ![A thing](<${address}>)`);
    const expected = { line: 3, column: 5, severity: 'error' };
    expect(diagnostics, address).toMatchObject(message ? [expected] : []);
    if (!message) continue;
    expect(diagnostics[0].message).toContain(message);
    expect(diagnostics[0].hint).toContain(hint);
  }
});

test('a picture without words for it is pointed out', async () => {
  await put('content/posts/a.jpg', photo(30, 20).jpeg());
  const linesOf = async (text: string) =>
    (await render(text)).diagnostics.map(({ line, severity }) => [line, severity]);
  expect(await linesOf('\n![](a.jpg)')).toEqual([[2, 'warning']]);
  expect(await linesOf('<img src="a.jpg">')).toEqual([[1, 'warning']]);
  expect(await linesOf('![a.jpg](a.jpg)')).toEqual([[1, 'warning']]);
  expect(await linesOf('<img src="a.jpg" alt=""> ![A](a.jpg)')).toEqual([]);
});

function render(text: string) {
  return renderMarkdown(text, { path: 'content/posts/a.md' }, root);
}

/** A picture with as many edges as leaves have. */
function photo(width: number, height: number): Sharp {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <pattern id="a" width="70" height="50" patternUnits="userSpaceOnUse" patternTransform="rotate(20)">
      <rect width="70" height="50" fill="#fa6"/><circle cx="30" cy="20" r="14" fill="#284"/>
      <path d="M0 0 70 50" stroke="#135" stroke-width="3"/>
    </pattern>
    <rect width="100%" height="100%" fill="url(#a)"/>
  </svg>`;
  return sharp(Buffer.from(scene)).flatten();
}

async function put(file: string, image: Sharp) {
  await writeFile(at(file), await image.toBuffer());
}

const keptPath = (name: string) => at(`.contentlayer/files/${name}`);
const kept = (name: string) => readFile(keptPath(name));
