import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { addBasePath, addBasePathToCss } from './base-path';

test('the URLs in CSS that begin at the top of the site get the base path', () => {
  for (const [css, expected] of [
    ['src: url(/fonts/x.woff2)', 'src: url(/blog/fonts/x.woff2)'],
    [`src: url( "/a b.woff2" )`, `src: url( "/blog/a b.woff2" )`],
    ["URL('/x.png')", "URL('/blog/x.png')"],
    ['@import "/x.css" screen', '@import "/blog/x.css" screen'],
    ['@import url(/x.css)', '@import url(/blog/x.css)'],
    [
      `image-set("/a.png" 1x, url(/b.png) 2x, '/c.png' 3x)`,
      `image-set("/blog/a.png" 1x, url(/blog/b.png) 2x, '/blog/c.png' 3x)`,
    ],
  ]) {
    expect(addBasePathToCss(css, '/blog')).toBe(expected);
    expect(addBasePathToCss(css, '')).toBe(css);
  }
});

test('other URLs in CSS stay, and those that Next has written', () => {
  for (const css of [
    'url(//cdn.example/x.png)',
    'url(https://cdn.example/x.png)',
    'url(../x.png)',
    'url(#mask)',
    'url(data:image/svg+xml;base64,/9j/)',
    'url(/blog/_next/static/media/x.woff2)',
    'grid-row: 1 / 2',
    'content: "/"',
  ]) {
    expect(addBasePathToCss(css, '/blog')).toBe(css);
  }
});

function processed(html: string): string {
  const page: Root = unified().use(rehypeParse).parse(html);
  addBasePath(page, '/blog', { hasRuntime: false });
  return unified().use(rehypeStringify).stringify(page);
}

test('styles in a text and links in the head get the base path once', () => {
  const html = processed(
    '<head><link rel="icon" href="/blog/icon.svg"><link rel="preload" href="/fonts/x.woff2"></head>' +
      '<body><style>p { background: url(/x.png) }</style><p style="background:url(/y.png)"><img src="/z.png">',
  );
  for (const part of [
    'href="/blog/icon.svg"',
    'href="/blog/fonts/x.woff2"',
    'url(/blog/x.png)',
    'url(/blog/y.png)',
    'src="/blog/z.png"',
  ]) {
    expect(html).toContain(part);
  }
});
