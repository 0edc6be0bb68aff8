import { expect, test } from 'vitest';
import { headersFile, headersFor, pageHeaders } from './headers';

test('files with a hash in their name are cached for good, all others are revalidated', () => {
  for (const pathname of ['/files/a-875d0ec63d.avif', '/_next/static/chunks/a.js']) {
    expect(headersFor(pathname)['Cache-Control'], pathname).toMatch(/immutable/);
  }
  for (const pathname of ['/', '/files', '/icon.svg']) {
    expect(headersFor(pathname)['Cache-Control'], pathname).toMatch(/max-age=0, must-revalidate/);
  }
});

test('feeds and OPML have their media types, and OPML is downloaded', () => {
  expect(headersFor('/feed.xml')['Content-Type']).toMatch(/^application\/atom\+xml/);
  expect(headersFor('/podcasts/opml/archive.opml')).toMatchObject({
    'Content-Type': expect.stringContaining('text/x-opml'),
    'Content-Disposition': 'attachment',
  });
});

test('only a page that runs scripts from files is isolated', () => {
  const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin' };
  expect(pageHeaders("script-src 'self' 'sha256-x'")).toMatchObject(isolated);
  expect(pageHeaders("script-src 'sha256-x'; img-src 'self'")).not.toMatchObject(isolated);
});

test('edge hosts get percent-encoded paths, and no rule for the 404 page', () => {
  const policy = new Map([['default-src', new Set<string>()]]);
  const file = headersFile([
    { pathname: '/posts/café/', policy },
    { pathname: '/404.html', policy },
  ]);
  expect(file).toContain("\n/posts/caf%C3%A9/\n  Content-Security-Policy: default-src 'none'\n");
  expect(file).not.toContain('404');
  expect(file).toMatch(/^\/\*\n( {2}.*\n)* {2}Strict-Transport-Security: /);
});
