import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { findBrokenLinks, linksOf } from './check-links';

const files = [
  'index.html',
  'posts/a/index.html',
  'posts/café/index.html',
  'tags/index.html',
  '404.html',
  'feed.xml',
  'link-picture.png',
  'a b.pdf',
];
const redirects = new Map([
  ['/old/', '/posts/a/'],
  ['/rss.xml', '/feed.xml'],
]);
const head = '<link rel="canonical" href="https://site.example/">';

/** The broken links of a site of four pages, of which some hold what is given. */
function brokenIn(bodies: Record<string, string>, basePath = '') {
  const pages = ['/', '/posts/a/', '/posts/café/', '/404.html'].map((pathname) => {
    const html = `<html><head>${pathname === '/' ? head : ''}</head><body><h2 id="part">Part</h2>${bodies[pathname] ?? ''}</body></html>`;
    const page = { pathname, routeFile: `app${pathname}page.tsx` };
    return linksOf(unified().use(rehypeParse).parse(html), page);
  });
  return findBrokenLinks(pages, { files, redirects, basePath });
}
const messages = (body: string) => brokenIn({ '/posts/a/': body }).map(({ message }) => message);

test('links to files, redirects, ids and other hosts are not broken', () => {
  for (const body of [
    '<a href="/">Home</a>',
    '<a href="/posts/a">a</a><a href="/posts/a/index.html">a</a><a href="../caf%C3%A9/">é</a>',
    '<a href="/posts/café/?q=1#part">é</a>',
    '<a href="/feed.xml">Feed</a><a href="/feed.xml#x">Feed</a><a href="/a%20b.pdf">PDF</a>',
    '<a href="/old/#part">Old</a><a href="/old">Old</a><a href="/rss.xml">RSS</a>',
    '<a href="#part">Part</a><a href="#">Top</a><a href="#Top">Top</a><a href="">Here</a>',
    '<a href="#%70art">Part</a><a href="#:~:text=Part">Part</a><a href="#part:~:text=Part">Part</a>',
    '<a name="anchor"></a><a href="#anchor">Anchor</a>',
    '<a href="https://other.example/talk/">x</a><a href="//other.example/talk/">x</a>',
    '<a href="mailto:a@b.example">x</a><a href="tel:+1">x</a><a href="https://">x</a><a>x</a>',
    '<img src="/link-picture.png" srcset="/link-picture.png 1x, https://other.example/x.png 2x">',
    '<img src="data:image/png;base64,AA==" srcset="data:image/png;base64,AA== 2x">',
    '<meta property="og:image" content="https://site.example/link-picture.png">',
    '<script type="application/ld+json">{"@id":"https://site.example/#author"}</script>',
    '<svg><use href="#none"/></svg>',
  ]) {
    expect(messages(body), body).toEqual([]);
  }
  expect(brokenIn({ '/404.html': '<a href="#part">Part</a>' })).toEqual([]);
});

test('links to what is not published are broken, wherever they are', () => {
  for (const [body, message] of [
    ['<a href="/talk/">My talk</a>', 'no page at /talk/ (“My talk” on /posts/a/)'],
    ['<a href="b">b</a>', 'no page at /posts/a/b (“b” on /posts/a/)'],
    ['<a href="/404.html">x</a>', 'no file at /404.html (“x” on /posts/a/)'],
    ['<a href="/caf%C3%A9/">é</a>', 'no page at /café/ (“é” on /posts/a/)'],
    ['<a href="/%ff/">x</a>', 'no page at /%ff/ (“x” on /posts/a/)'],
    ['<a href="https://site.example/x.pdf">x</a>', 'no file at /x.pdf (“x” on /posts/a/)'],
    ['<a href="#none">x</a>', 'no id “none” on the page /posts/a/ (“x” on /posts/a/)'],
    ['<a href="/old/#none">x</a>', 'no id “none” on the page /posts/a/ (“x” on /posts/a/)'],
    ['<img src="/x.png">', 'no file at /x.png (<img> on /posts/a/)'],
    ['<img srcset="/x.png 1x">', 'no file at /x.png (<img> on /posts/a/)'],
    ['<video poster="/x.png"></video>', 'no file at /x.png (<video> on /posts/a/)'],
    ['<script src="/x.js"></script>', 'no file at /x.js (<script> on /posts/a/)'],
    ['<link rel="icon" href="/x.svg">', 'no file at /x.svg (<link icon> on /posts/a/)'],
    ['<svg><a xlink:href="/x/">x</a></svg>', 'no page at /x/ (“x” on /posts/a/)'],
    ['<svg><image xlink:href="/x.png"/></svg>', 'no file at /x.png (<image> on /posts/a/)'],
    ['<style>p{background:url(/x.png)}</style>', 'no file at /x.png (<style> on /posts/a/)'],
    [
      '<meta property="og:image" content="https://site.example/x.png">',
      'no file at /x.png (<meta og:image> on /posts/a/)',
    ],
    [
      '<script type="application/ld+json">{"author":[{"url":"https://site.example/me/"}]}</script>',
      'no page at /me/ (JSON-LD on /posts/a/)',
    ],
  ]) {
    expect(messages(body), body).toEqual([`broken link: ${message}`]);
  }
});

test('each URL is named once, with its pages, its likely place and the nearest URL', () => {
  const menu = '<nav><a href="/talk/">Talk</a></nav>';
  const all = { '/': menu, '/posts/a/': menu, '/posts/café/': menu, '/404.html': menu };
  expect(brokenIn(all)).toEqual([
    {
      severity: 'error',
      file: 'content/site.ts',
      message: 'broken link: no page at /talk/ (“Talk” on all 4 pages)',
      hint: 'correct the menu in content/site.ts, or the component that every page has: did you mean /tags/?',
    },
  ]);
  const { '/404.html': _, ...three } = all;
  const [some] = brokenIn({ ...three, '/': `${menu}<a href="/talk">Talk</a>` });
  expect(some.file).toBe('app/page.tsx');
  expect(some.message).toContain('on /, /posts/a/, /posts/café/)');
  const [text] = brokenIn({ '/posts/a/': '<div class="prose"><a href="#prat">x</a></div>' });
  expect(text).toMatchObject({ file: 'content/', hint: expect.stringContaining('#part') });
});

test('a script in the author’s text may add ids', () => {
  const link = '<a href="#made">x</a>';
  expect(messages(`${link}<div class="prose"><script>a()</script></div>`)).toEqual([]);
  expect(messages(`${link}<script data-site-script="">a()</script>`)).toHaveLength(1);
});

test('under a base path, only what is under it is the site', () => {
  const broken = brokenIn(
    {
      '/': '<a href="/blog/posts/a/">a</a><a href="/blog">b</a><a href="/x/">x</a><a href="/blog/x/">x</a>',
    },
    '/blog',
  );
  expect(broken.map(({ message }) => message)).toEqual(['broken link: no page at /x/ (“x” on /)']);
});

test('a name in another Unicode normalization form is another name', () => {
  const [{ message, hint }] = brokenIn({ '/': '<a href="/posts/cafe%CC%81/">é</a>' });
  expect(message).toContain('no page at /posts/cafe\u0301/');
  expect(hint).toContain('/posts/café/ exists in another Unicode normalization form');
});
