import { expect, test } from 'vitest';
import { normalizedUrl, normalizedUrlsAbove } from './normalized-url';

test('scheme, www., trailing slashes and fragment do not distinguish URLs', () => {
  for (const url of [
    'https://show.example/feed',
    'http://show.example/feed',
    'https://www.show.example/feed',
    'https://SHOW.example/feed/',
    'https://show.example/feed//',
    'https://show.example:443/feed#top',
  ]) {
    expect(normalizedUrl(url), url).toBe('show.example/feed');
  }
});

test('host, port, path, case of the path and query distinguish URLs', () => {
  const urls = [
    'https://show.example/feed',
    'https://show.example:8443/feed',
    'https://feeds.show.example/feed',
    'https://show.example/Feed',
    'https://show.example/feed%20',
    'https://show.example/feed?id=1',
    'https://show.example/feed?id=2',
    'https://show.example/feed?id=1&a=2',
    'https://show.example/feed?a=2&id=1',
    'https://show.example',
  ];
  expect(new Set(urls.map(normalizedUrl)).size).toBe(urls.length);
});

test('a URL is under itself and under the URLs above it', () => {
  for (const url of [
    'https://a.org/show',
    'http://www.a.org/show/',
    'https://a.org/show/1',
    'https://a.org/show?e=1',
  ]) {
    expect(normalizedUrlsAbove(url), url).toContain(normalizedUrl('https://a.org/show/'));
  }
  for (const url of ['https://a.org/', 'https://a.org/shows', 'https://b.org/show/1']) {
    expect(normalizedUrlsAbove(url), url).not.toContain(normalizedUrl('https://a.org/show'));
  }
});
