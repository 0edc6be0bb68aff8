import { expect, test } from 'vitest';
import { resolveUrl } from './resolve-url';

const BASE = 'https://site.example/blog/posts/a/';
const resolve = (url: string) => resolveUrl(url, BASE, '/blog');

test('an absolute URL stays as it is written', () => {
  for (const url of [
    'https://show.example',
    'https://show.example/abc',
    'https://show.example?a=1&b="2"',
    'HTTPS://Show.Example:443/%7Ea/../b',
    'https://müsli.example/é',
    'https://site.example/blog',
    'mailto:a@b.example',
    'data:,A%20b',
  ]) {
    expect(resolve(url)).toBe(url);
  }
  expect(resolve('//cdn.example')).toBe('https://cdn.example');
});

test('a path begins at the top of the site, and anything else at the page', () => {
  expect(resolve('/posts/b/')).toBe('https://site.example/blog/posts/b/');
  expect(resolve('../b/?c#d')).toBe('https://site.example/blog/posts/b/?c#d');
  expect(resolve('#top')).toBe(`${BASE}#top`);
  expect(resolve('')).toBe(BASE);
  expect(resolve(' https://a.example\n')).toBe('https://a.example/');
  expect(resolve('https:b')).toBe(`${BASE}b`);
});

test('what cannot be parsed stays as it is', () => {
  expect(resolve('https://')).toBe('https://');
});
