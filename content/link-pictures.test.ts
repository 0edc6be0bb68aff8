import sharp from 'sharp';
import { expect, test } from 'vitest';
import { loadFiles } from './internals/test-content';
import { linkPicturesOf } from './link-pictures';

const post = (title: string, more = {}) => ({ title, date: '2023-01-01', image: '', ...more });
const others = { pages: [], shows: [], topics: [], tags: [], authors: [] };
type Posts = Parameters<typeof linkPicturesOf>[0]['posts'];
const slugsOf = (...posts: Posts) => linkPicturesOf({ posts, ...others }).map(({ slug }) => slug);

test('a picture has another name when what it shows has changed, and only then', () => {
  const before = slugsOf(post('A'), post('B'));
  expect(slugsOf(post('A', { bodyId: 'other', summary: 'Other' }), post('B'))).toEqual(before);
  const after = slugsOf(post('Another'), post('B'));
  expect(after).toHaveLength(before.length);
  expect(after.filter((slug) => !before.includes(slug))).toHaveLength(1);
});

test('a post with an image or a cover of its own has no picture, and two that show the same have one', () => {
  expect(slugsOf(post('A', { image: '/a.png' }), post('B'))).toEqual(slugsOf(post('B')));
  const cover = (src: string) => ({ picture: { src, alt: '', width: 1, height: 1, sources: [] } });
  expect(slugsOf(post('A', cover('/a.png')), post('B'))).toEqual(slugsOf(post('B')));
  expect(slugsOf(post('A', cover('/a.svg')))).toEqual(slugsOf(post('A')));
  expect(slugsOf(post('B'), post('B'))).toEqual(slugsOf(post('B')));
});

test('the image that a post names has its size, beside the post and in public/', async () => {
  const create = { width: 640, height: 360, channels: 3, background: 'teal' } as const;
  const png = new Uint8Array(await sharp({ create }).png().toBuffer());
  const { files } = await loadFiles({
    'content/posts/2023-01-01-a.md': '---\ntitle: A\nimage: ./a.png\n---\nText.\n',
    'content/posts/2023-01-02-b.md': '---\ntitle: B\nimage: /b.png\n---\nText.\n',
    'content/posts/2023-01-03-c.md': '---\ntitle: C\nimage: https://c.example/c.png\n---\nText.\n',
    'content/posts/a.png': png,
    'public/b.png': png,
  });
  const sizes = files.map(({ document }) =>
    document?.type === 'Post' ? [document.imageWidth, document.imageHeight] : undefined,
  );
  expect(sizes).toEqual([
    [640, 360],
    [640, 360],
    [undefined, undefined],
  ]);
});
