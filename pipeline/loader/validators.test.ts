import { expect, test } from 'vitest';
import { pathOrUrl, sitePath } from './validators';

test('a path of the site is one that a file can have, and not a pattern', () => {
  for (const path of [
    '/a/',
    '/a',
    '/2023/06/14/a.html',
    '/caf%C3%A9/',
    '/café/',
    '/a b'.replace(' ', '-'),
  ]) {
    expect(sitePath(path), path).toBeUndefined();
  }
  for (const path of [
    'a',
    '//evil.example/',
    '/\\evil.example',
    '/../a',
    '/%2e%2e/a',
    '/a%00b',
    '/a%0Ab',
    '/%',
    '/*',
    '/posts/*',
    '/:a',
    '/p:x/',
    '/posts//b/',
    '/a?b',
    '/_headers',
    '/.files.json',
    `/${'a'.repeat(300)}`,
    'https://evil.example/',
  ]) {
    expect(sitePath(path), path).toBeDefined();
  }
});

test('the image of link previews is a path from the top of the site or a URL', () => {
  for (const image of ['/a.png', '//a.example/a.png', 'https://a.example/a.png']) {
    expect(pathOrUrl(image), image).toBeUndefined();
  }
  for (const image of ['./a.png', '../../package.json', 'a.png', 'javascript:a', 'https://[']) {
    expect(pathOrUrl(image), image).toBeDefined();
  }
});
