import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { headersFile } from './headers.mjs';
import { asHeader, policyOf } from './policy.mjs';

const policyIn = (body: string) =>
  policyOf(unified().use(rehypeParse).parse(`<html><body>${body}</body></html>`));
const directive = (body: string, name: string) => [...(policyIn(body).get(name) ?? [])].sort();

test('a directive opens for the host of what a page holds', () => {
  for (const [body, name, sources] of [
    ['<img src="https://a.example/x.png">', 'img-src', ["'self'", 'https://a.example']],
    ['<img src="//a.example/x.png">', 'img-src', ["'self'", 'https://a.example']],
    ['<img src="data:image/png;base64,AA==">', 'img-src', ["'self'", 'data:']],
    [
      '<img srcset="https://a.example/1.png 1x,https://b.example/2.png 2x">',
      'img-src',
      ["'self'", 'https://a.example', 'https://b.example'],
    ],
    ['<video poster="https://a.example/x.png" src="/x.mp4">', 'media-src', ["'self'"]],
    ['<video poster="https://a.example/x.png">', 'img-src', ["'self'", 'https://a.example']],
    ['<iframe src="https://a.example/1">', 'frame-src', ['https://a.example']],
    ['<iframe src="/demo.html">', 'frame-src', ["'self'"]],
    ['<a href="/" data-embed="https://a.example/1?a=b">', 'frame-src', ['https://a.example']],
    [
      '<style>a{background:url(https://a.example/x)}</style>',
      'img-src',
      ["'self'", 'https://a.example'],
    ],
    ['<style>@font-face{src:url(/x.woff2)}</style>', 'font-src', ["'self'"]],
    // What is no address, or does not run, opens nothing.
    ['<img src="//"><img src="https://"><img src="javascript:x">', 'img-src', ["'self'"]],
    ['<img src="https://x;script-src/a.png"><img src="https://*/c.png">', 'img-src', ["'self'"]],
    ['<a data-embed="http://a.example/"><a data-embed="//b.example/">', 'frame-src', []],
    ['<a data-embed="https://*/"><a data-embed="/x"><a data-embed>', 'frame-src', []],
    ['<p data-embed="https://a.example/">', 'frame-src', []],
    ['<script src="https://a.example/x.js"></script>', 'script-src', []],
    ['<script type="application/ld+json">{}</script>', 'script-src', []],
  ] as const) {
    expect(directive(body, name), body).toEqual(sources);
  }
  expect(directive('<script>1</script>', 'script-src')).toEqual([
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='",
  ]);
});

const pages = (count: number, body: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    address: `/posts/${index}/`,
    policy: policyIn(body(index)),
  }));
const lines = (text: string) => text.match(/^ {2}Content-Security-Policy: .*$/gm) ?? [];

test('edge hosts hear the policy of each of a few pages', () => {
  const few = pages(50, (index) => `<script>${index}</script>`);
  const said = lines(headersFile(few));
  expect(said).toEqual(few.map(({ policy }) => `  Content-Security-Policy: ${asHeader(policy)}`));
});

test('of many pages they hear what all have in common, within what they can read', () => {
  const text = headersFile([
    { address: '/', policy: policyIn('') },
    ...pages(10_000, (index) => `<style>a{top:${index}px}</style><script>1</script>`),
  ]);
  expect(text).toContain('\n/posts/*\n');
  const said = lines(text);
  expect(said).toHaveLength(2);
  expect(said[1]).toContain("script-src 'sha256-");
  expect(said[1]).toContain("frame-ancestors 'none'");
  // Without its style-src, a default would forbid each page its own styles.
  expect(said[1]).not.toMatch(/style-src|default-src/);
  expect(said[1]).toContain("object-src 'none'");
  const long = Array.from(
    { length: 70 },
    (_, index) => `<img src="https://${index}.images.example/">`,
  );
  const [short] = lines(headersFile([{ address: '/', policy: policyIn(long.join('')) }]));
  expect(short).toContain("frame-ancestors 'none'");
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
});
