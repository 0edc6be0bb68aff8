import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { type AllowedHosts, noHosts } from '../pipeline/allowed-hosts';
import { policyOf, toHeader } from './csp';
import { headersFile } from './headers-file';

const policyIn = (body: string, allowed: AllowedHosts = noHosts) =>
  policyOf(unified().use(rehypeParse).parse(`<html><body>${body}</body></html>`), allowed);
const directive = (body: string, name: string) => [...(policyIn(body).get(name) ?? [])].sort();

test('a directive allows the hosts that a page loads from', () => {
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
    // Invalid URLs, and what a browser does not run, allow nothing.
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

test('a style sheet that CSS imports opens nothing', () => {
  const css = '@import url(https://a.example/a.css); @import "https://b.example/b.css";';
  const policy = toHeader(policyIn(`<style>${css} p { background: url(/a.png) }</style>`));
  expect(policy).not.toContain('example');
});

test('a service opens what it needs, on pages that have it', () => {
  const allowed = {
    ...noHosts,
    scripts: [
      {
        url: 'https://a.example/js/a.js?site=1;2',
        connect: ['https://*.b.example'],
        images: ['https://c.example'],
      },
      { url: '/own.js', connect: ['https://d.example'], images: [] },
    ],
    forms: ['https://news.example', '/'],
  };
  for (const [body, opened] of [
    [
      '<script src="https://a.example/js/a.js?site=1;2"></script>',
      "img-src 'self' https://c.example; connect-src 'self' https://*.b.example; script-src https://a.example/js/a.js; base-uri 'none'; form-action 'none'",
    ],
    [
      '<script src="/own.js"></script>',
      "img-src 'self'; connect-src 'self' https://d.example; script-src 'self'; base-uri 'none'; form-action 'none'",
    ],
    [
      '<form action="https://news.example/x?y"></form>',
      "img-src 'self'; connect-src 'self'; form-action 'self' https://news.example; base-uri 'none'",
    ],
    [
      '<form data-search action="/search/"></form><script type="module" src="/search/search.js"></script>',
      "img-src 'self'; connect-src 'self'; form-action 'self'; script-src 'self'; base-uri 'none'",
    ],
    [
      '<form><button formaction="/sent/">Send</button></form>',
      "img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
    ],
    [
      '<button data-comments="https://giscus.app/de/widget?a=b">',
      "img-src 'self'; connect-src 'self'; frame-src https://giscus.app; base-uri 'none'; form-action 'none'",
    ],
    // Others than those of the settings open nothing.
    [
      '<script src="https://a.example/js/b.js"></script><form action="https://a.example/"></form>',
      "img-src 'self'; connect-src 'self'; script-src 'none'; base-uri 'none'; form-action 'none'",
    ],
    [
      '<p>Text</p><form method="dialog"></form>',
      "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    ],
  ] as const) {
    expect(toHeader(policyIn(body, allowed)), body).toBe(
      `default-src 'none'; ${opened}; frame-ancestors 'none'`,
    );
  }
});

const pages = (count: number, body: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({
    pathname: `/posts/${index}/`,
    policy: policyIn(body(index)),
  }));
const lines = (text: string) => text.match(/^ {2}Content-Security-Policy: .*$/gm) ?? [];

test('up to the limit of edge hosts, each page has its own rule', () => {
  const few = pages(50, (index) => `<script>${index}</script>`);
  const policies = lines(headersFile(few, {}));
  expect(policies).toEqual(
    few.map(({ policy }) => `  Content-Security-Policy: ${toHeader(policy)}`),
  );
});

test('beyond the limit, pages share a rule with what their policies have in common', () => {
  const text = headersFile(
    [
      { pathname: '/', policy: policyIn('') },
      ...pages(10_000, (index) => `<style>a{top:${index}px}</style><script>1</script>`),
    ],
    {},
  );
  expect(text).toContain('\n/posts/*\n');
  const policies = lines(text);
  expect(policies).toHaveLength(2);
  expect(policies[1]).toContain("script-src 'sha256-");
  expect(policies[1]).toContain("frame-ancestors 'none'");
  // Without its style-src, a default would forbid each page its own styles.
  expect(policies[1]).not.toMatch(/style-src|default-src/);
  expect(policies[1]).toContain("object-src 'none'");
  const long = Array.from(
    { length: 70 },
    (_, index) => `<img src="https://${index}.images.example/">`,
  );
  const [short] = lines(headersFile([{ pathname: '/', policy: policyIn(long.join('')) }], {}));
  expect(short).toContain("frame-ancestors 'none'");
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(2000);
});
