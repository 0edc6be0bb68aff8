import { expect, test } from 'vitest';
import { headersFor, pageHeaders, rules as shared } from './headers';
import { headersFile } from './headers-file';
import type { ManifestFile } from './manifest';

test('what Next names by a hash is cached for good, all else is revalidated', () => {
  expect(headersFor('/_next/static/chunks/a.js')['Cache-Control']).toMatch(/immutable/);
  expect(headersFor('/search/data/1a2b/terms-0.json')['Cache-Control']).toMatch(/immutable/);
  for (const pathname of ['/', '/_next/static', '/icon.svg']) {
    expect(headersFor(pathname)['Cache-Control'], pathname).toMatch(/max-age=0, must-revalidate/);
  }
});

test('only a page that runs scripts from files is isolated', () => {
  const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin' };
  expect(pageHeaders("script-src 'self' 'sha256-x'")).toMatchObject(isolated);
  expect(pageHeaders("script-src 'sha256-x'; img-src 'self'")).not.toMatchObject(isolated);
});

test('edge hosts get percent-encoded paths, and no rule for the 404 page', () => {
  const policy = new Map([['default-src', new Set<string>()]]);
  const file = headersFile(
    [
      { pathname: '/posts/café/', policy },
      { pathname: '/404.html', policy },
    ],
    {},
  );
  expect(file).toContain("\n/posts/caf%C3%A9/\n  Content-Security-Policy: default-src 'none'\n");
  expect(file).not.toContain('404');
  expect(file).toMatch(/^\/\*\n( {2}.*\n)* {2}Strict-Transport-Security: /);
});

/** The rules of `_headers` that files add, by their paths. */
function fileRules(files: Record<string, Partial<ManifestFile>>) {
  const whole = Object.entries(files).map(([name, file]) => {
    const defaults = { type: 'text/html; charset=utf-8', size: 1, hash: 'x', encoded: {} };
    return [name, { ...defaults, ...file }] as const;
  });
  const text = headersFile([], Object.fromEntries(whole));
  const rules = text.split(/\n(?=\/)/).map((rule) => rule.trim().split(/\n {2}/));
  return Object.fromEntries(
    rules.slice(shared.length).map(([path, ...headers]) => [path, headers]),
  );
}

test('edge hosts get a rule for a folder if all its files have a header, or else for each file', () => {
  const opml = { type: 'text/x-opml', headers: { 'Content-Disposition': 'attachment' } };
  const immutable = { headers: { 'Cache-Control': 'immutable' } };
  expect(
    fileRules({
      'a.opml': opml,
      'feed.xml': { type: 'application/atom+xml; charset=utf-8' },
      'files/a.avif': { type: 'image/avif', ...immutable },
      'files/b.py': { type: 'application/octet-stream', ...immutable },
      'index.html': {},
      'shows/index.html': {},
      'shows/feed.xml': { type: 'application/rss+xml' },
      'shows/opml/a.opml': opml,
      'shows/opml/more/é.opml': opml,
    }),
  ).toEqual({
    '/a.opml': ['Content-Type: text/x-opml', 'Content-Disposition: attachment'],
    '/feed.xml': ['Content-Type: application/atom+xml; charset=utf-8'],
    '/files/*': ['Cache-Control: immutable'],
    '/shows/feed.xml': ['Content-Type: application/rss+xml'],
    '/shows/opml/*': ['Content-Type: text/x-opml', 'Content-Disposition: attachment'],
  });
});

test('edge hosts get at most 100 rules, and half of them are left for policies', () => {
  const files = Array.from({ length: 200 }, (_, index) => [`${index}.x`, { type: 'text/x' }]);
  expect(Object.keys(fileRules(Object.fromEntries(files)))).toHaveLength(50 - shared.length);
});

test('edge hosts get one rule for the feeds of all tags, however many', () => {
  const atom = { type: 'application/atom+xml; charset=utf-8' };
  const markdown = { type: 'text/markdown; charset=utf-8' };
  expect(
    fileRules({
      'feed.xml': atom,
      'tags/a/feed.xml': atom,
      'tags/a/index.html': {},
      'tags/b/feed.xml': atom,
      'tags/b/index.html': {},
      'posts/a/index.html': {},
      'posts/a/index.md': markdown,
      'posts/b/index.html': {},
      'posts/b/index.md': markdown,
    }),
  ).toEqual({
    '/feed.xml': ['Content-Type: application/atom+xml; charset=utf-8'],
    '/tags/:folder/feed.xml': ['Content-Type: application/atom+xml; charset=utf-8'],
    '/posts/:folder/index.md': ['Content-Type: text/markdown; charset=utf-8'],
  });
});
