import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { site } from '../content/site';
import { readBuildReport } from '../pipeline/build-report';
import { feedsIn, servedViolations } from './feed-rules/served-feeds';
import { pathsIn } from './pages';
import { readHtml } from './read-html';
import { serve } from './site-copy';

// What holds for the site in content/, whatever its owner has made of it. `npm run build` comes before.

const root = fileURLToPath(new URL('..', import.meta.url));
const { origin } = new URL(site.url);

/** The URL paths of all pages, as the finished site has them in its sitemap. */
async function sitemap(): Promise<string[]> {
  const text = await readFile(path.join(root, 'out/sitemap.xml'), 'utf8');
  expect(text.split(`<loc>${origin}/`).length).toBe(text.split('<loc>').length);
  return pathsIn(text);
}

test('each page of the sitemap opens with one h1, and its links work', async () => {
  const server = await serve(root);
  try {
    const host = new URL(server.url).origin;
    const addresses = await sitemap();
    expect(addresses).toContain('/');
    const answers = new Map<string, { status: number; html: string }>();
    const answerAt = async (pathname: string) => {
      const known = answers.get(pathname);
      if (known) return known;
      const response = await fetch(host + pathname, { redirect: 'manual' });
      const answer = { status: response.status, html: await response.text() };
      answers.set(pathname, answer);
      return answer;
    };
    for (const address of addresses) {
      const { status, html } = await answerAt(address);
      expect.soft(status, address).toBe(200);
      const { headings, links } = readHtml(html);
      expect.soft(headings, `h1 of ${address}`).toBe(1);
      const urls = links.map((link) => new URL(link, origin + address));
      const internal = urls.filter((url) => url.origin === origin);
      expect(internal.length, `links of ${address}`).toBeGreaterThan(0);
      for (const { pathname, hash } of internal) {
        const target = await answerAt(pathname);
        expect.soft(target.status, `${pathname}, a link on ${address}`).toBe(200);
        const id = decodeURIComponent(hash.slice(1));
        if (id === '') continue;
        const isThere = readHtml(target.html).ids.has(id);
        expect.soft(isThere, `${pathname}${hash}, a link on ${address}`).toBe(true);
      }
    }
  } finally {
    await server.stop();
  }
});

test('each feed, list and sitemap keeps to its format', async () => {
  const feeds = feedsIn(root);
  expect(feeds).toContain('/sitemap.xml');
  const server = await serve(root);
  try {
    expect(await servedViolations(feeds, new URL(server.url).origin, origin)).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('each published post is in the sitemap, and no file gives away another', async () => {
  const { documents } = readBuildReport(path.join(root, '.contentlayer'));
  const posts: { url: string; isPublished: boolean }[] = JSON.parse(
    await readFile(path.join(root, '.contentlayer/collections/Post.json'), 'utf8'),
  );
  expect(posts).toHaveLength(documents.filter(({ type }) => type === 'Post').length);
  const addresses = (await sitemap()).join('\n');
  const out = path.join(root, 'out');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  expect(files.length).toBeGreaterThan(3);
  const texts = await Promise.all(files.map((file) => readFile(file, 'latin1')));
  for (const { url, isPublished } of posts) {
    expect(addresses.includes(url), url).toBe(isPublished);
    const users = files.filter((file, place) => `${file} ${texts[place]}`.includes(url));
    expect(users.length > 0, `${url} in ${users[0]}`).toBe(isPublished);
  }
});
