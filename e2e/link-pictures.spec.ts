import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { Parser } from 'htmlparser2';
import sharp from 'sharp';
import { fixture, postAt, site } from './fixture';
import { addresses, templates } from './pages';

const MAX_BYTES = 60_000;
const FOLDER = '/link-pictures/';

/** What the head of a page says by its meta elements. */
async function headOf(request: APIRequestContext, address: string) {
  const html = await (await request.get(address)).text();
  const head: Record<string, string> = {};
  const parser = new Parser({
    onopentag(element, { property, name = property, content }) {
      if (element === 'meta' && name !== undefined) head[name] = content;
    },
  });
  parser.end(html);
  return head;
}

test('each page has a picture for links, which is there, and no other picture is', async ({
  request,
}) => {
  const drawn = new Map<string, string>();
  for (const address of addresses) {
    const head = await headOf(request, address);
    const url = new URL(head['og:image']);
    expect(url.origin, address).toBe(site.url);
    expect(head['og:image:alt'], address).toBeTruthy();
    expect(head, address).toMatchObject({
      'og:image:type': 'image/png',
      'twitter:card': 'summary_large_image',
      'twitter:image': head['og:image'],
      'twitter:image:alt': head['og:image:alt'],
    });
    const response = await request.get(url.pathname);
    expect(response.headers()['content-type'], address).toBe('image/png');
    const bytes = await response.body();
    const { format, width, height } = await sharp(bytes).metadata();
    expect({ format, width, height }, address).toEqual({
      format: 'png',
      width: Number(head['og:image:width']),
      height: Number(head['og:image:height']),
    });
    if (!url.pathname.startsWith(FOLDER)) continue;
    expect([width, height, bytes.length <= MAX_BYTES], address).toEqual([1200, 630, true]);
    drawn.set(url.pathname.slice(FOLDER.length), address);
  }
  // Those of drafts would be more.
  const published = readdirSync(path.join(fixture, 'out', FOLDER));
  expect(published.sort()).toEqual([...drawn.keys()].sort());
});

test('posts, shows, topics, tags and the site have pictures of their own', async ({ request }) => {
  const pages = [
    templates.home,
    templates['a post'],
    templates['the first post'],
    templates['a tag'],
    templates['a show'],
    templates['a topic'],
    templates['the author’s page'],
  ];
  const images = await Promise.all(
    pages.map(async (address) => (await headOf(request, address))['og:image']),
  );
  const contents = await Promise.all(
    images.map(async (url) =>
      (await (await request.get(new URL(url).pathname)).body()).toString('base64'),
    ),
  );
  expect(new Set(contents).size).toBe(pages.length);
});

test('an image that a post names is its picture, with its size and the title in words', async ({
  request,
}) => {
  const post = postAt('how-high-is-the-water');
  expect(post.text('image')).not.toBe('');
  const head = await headOf(request, templates['an experiment']);
  expect(head['og:image']).not.toContain(FOLDER);
  expect(head['og:image:alt']).toContain(post.text('title'));
  const { width, height } = await sharp(
    path.join(fixture, 'content/posts', post.text('image')),
  ).metadata();
  expect([head['og:image:width'], head['og:image:height']]).toEqual([`${width}`, `${height}`]);
});

test('the sitemap lists pages, not pictures', async () => {
  expect(addresses.filter((address) => address.startsWith(FOLDER))).toEqual([]);
});
