import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { fixture, showAt, site } from './fixture';
import { addresses, posts, templates } from './pages';

const texts = [
  ...posts,
  ...addresses.filter(
    (address) =>
      /^\/podcasts\/(?!a-z\/|data\/|new\/|topics\/)[^/]+\/$|^\/(?!posts|podcasts|tags)[^/]+\/$/.test(
        address,
      ) && address !== templates.search,
  ),
];

/** Texts of the fixture site without syntax that only looks like a link. */
const linked = ['everything-a-post-can-hold', 'six-shows-for-low-tide', 'how-high-is-the-water'];

/** What is between the lines of `---`, and what follows. */
function split(markdown: string): { fields: Record<string, unknown>; body: string } {
  const [, head, body] = /^---\n(.*?)\n---\n\n(.*)$/s.exec(markdown) ?? [];
  return { fields: parse(head), body };
}

test('each text is beside its page as Markdown, with its title and links that hold elsewhere', async ({
  page,
  request,
}) => {
  test.slow();
  expect(texts.length).toBeGreaterThan(15);
  const checked = new Set<string>();
  for (const address of texts) {
    await page.goto(address);
    const link = page.locator('link[rel=alternate][type="text/markdown"]');
    expect(await link.getAttribute('href'), address).toBe(`${site.url}${address}index.md`);
    const response = await request.get(`${address}index.md`);
    expect(response.headers()['content-type']).toBe('text/markdown; charset=utf-8');
    const { fields, body } = split(await response.text());
    const heading = String(await page.locator('h1').textContent());
    expect(String(fields.title ?? fields.name).trim(), address).toBe(heading.trim());
    expect(fields.url).toBe(site.url + address);

    if (!linked.some((slug) => address === `/posts/${slug}/`)) continue;
    const withoutCode = body
      .replaceAll(/^( *)(`{3,}|~{3,})[^\n]*\n.*?^\1\2 *$/gms, '')
      .replaceAll(/(`+)[^`].*?\1/gs, '');
    expect(withoutCode, address).not.toContain('<!--');
    for (const [, url] of withoutCode.matchAll(/\]\(<?([^\s)>]+)/g)) {
      expect(url, address).toMatch(/^(https?:|mailto:|tel:|data:)/);
      if (!url.startsWith(`${site.url}/`) || checked.has(url)) continue;
      checked.add(url);
      expect((await request.get(url.slice(site.url.length))).status(), `${address}: ${url}`).toBe(
        200,
      );
    }
  }
  expect(checked.size).toBeGreaterThan(3);
});

test('an image is one that is published', async ({ request }) => {
  const { body } = split(await (await request.get('/posts/how-high-is-the-water/index.md')).text());
  const [, url] = /!\[[^\]]*\]\((https:[^\s)]+)/.exec(body) ?? [];
  expect(url).toContain(`${site.url}/files/`);
  const response = await request.get(String(url).slice(site.url.length));
  expect(response.headers()['content-type']).toMatch(/^image\//);
});

test('a show has the facts of its file', async ({ request }) => {
  const show = showAt('practical-buoys');
  const { fields } = split(await (await request.get('/podcasts/practical-buoys/index.md')).text());
  expect(fields).toMatchObject({ address: show.address, feed: show.feed });
});

test('llms.txt names the texts, and all that it names is there', async ({ request }) => {
  const response = await request.get('/llms.txt');
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8');
  const text = await response.text();
  expect(text).toMatch(new RegExp(`^# ${site.name}\\n\\n> `));
  const listed = [...text.matchAll(/^- \[.*?\]\(<?(\S+?)>?\)(?=:|$)/gm)].map(([, url]) => url);
  expect(listed).toHaveLength(text.match(/^- /gm)?.length ?? 0);
  expect(new Set(listed.filter((url) => url.endsWith('.md')))).toEqual(
    new Set(texts.map((address) => `${site.url}${address}index.md`)),
  );
  for (const url of listed) {
    expect((await request.get(url.slice(site.url.length))).status(), url).toBe(200);
  }
});

test('search engines get the pages alone', () => {
  const sitemap = readFileSync(path.join(fixture, 'out/sitemap.xml'), 'utf8');
  expect(sitemap).not.toMatch(/index\.md|llms\.txt/);
});
