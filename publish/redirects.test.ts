import { expect, test } from '@playwright/test';
import { PublishError } from './diagnostics';
import { redirectPage, redirectsFile, redirectsOf } from './redirects';

const file = 'content/posts/2020-01-01-a.md';
const published = new Set([
  'index.html',
  'posts/a/index.html',
  'posts/é/index.html',
  'feed.xml',
  'CNAME',
]);
const former = (from: string) =>
  redirectsOf([{ from, to: '/posts/%C3%A9/', file }], published).get(decodeURIComponent(from));

test('a former address leads to its post, however it is written', () => {
  for (const from of ['/old/', '/old', '/2020/a.html', '/caf%C3%A9/', '/café/', '/c%2B%2B/']) {
    expect(former(from), from).toBe('/posts/é/');
  }
});

test('the address that a post has anyway leads nowhere', () => {
  for (const from of ['/posts/é/', '/posts/%C3%A9/', '/posts/é/index.html', '/posts/é']) {
    expect(former(from), from).toBeUndefined();
  }
});

test('an address that is in use cannot lead elsewhere, and the post is named', () => {
  for (const from of [
    '/index.html',
    '/',
    '/posts/a/',
    '/posts/a/index.html',
    '/posts/a',
    '/feed.xml',
    '/feed.xml/',
    '/CNAME',
    '/Posts/A/',
  ]) {
    expect(() => former(from), from).toThrow(PublishError);
    expect(() => former(from), from).toThrow(file);
  }
});

test('one address cannot lead to two posts', () => {
  const other = 'content/posts/2021-01-01-b.md';
  for (const [one, two] of [
    ['/old', '/old.html'],
    ['/old/', '/old/index.html'],
    ['/old', '/old/'],
    ['/x.html', '/x.html/'],
    ['/café', '/caf%C3%A9'],
  ]) {
    const both = [
      { from: one, to: '/posts/a/', file },
      { from: two, to: '/posts/%C3%A9/', file: other },
    ];
    expect(() => redirectsOf(both, published), one).toThrow(other);
  }
});

test('a feed of another generator gives way to what is there', () => {
  expect(redirectsOf([], published).get('/feed/')).toBe('/feed.xml');
  expect(redirectsOf([], new Set([...published, 'feed'])).has('/feed/')).toBe(false);
  const own = { from: '/feed', to: '/posts/a/', file };
  expect(redirectsOf([own], published).has('/feed/')).toBe(false);
});

test('hosts hear each form, as addresses are sent', () => {
  expect(redirectsFile(new Map([['/é/', '/posts/é/']]))).toBe(
    [
      '/%C3%A9/ /posts/%C3%A9/ 301',
      '/%C3%A9 /posts/%C3%A9/ 301',
      '/%C3%A9/index.html /posts/%C3%A9/ 301',
      '',
    ].join('\n'),
  );
});

test('a page leads on where a file can be one', () => {
  expect(redirectPage('/old/', '/posts/é/', '/blog')?.id).toBe('old/index.html');
  expect(redirectPage('/old/', '/posts/é/', '/blog')?.html).toContain('url=/blog/posts/%C3%A9/"');
  expect(redirectPage('/old', '/a/', '')?.id).toBe('old.html');
  expect(redirectPage('/rss.xml', '/feed.xml', '')).toBeUndefined();
});
