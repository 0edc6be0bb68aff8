import { expect, test } from 'vitest';
import type { Validator } from './document-type';
import {
  httpUrl,
  isExportFile,
  languageTag,
  pathOrUrl,
  sitePath,
  taxonomyTerm,
  timestamp,
} from './validators';

const values: [name: string, validator: Validator, valid: string[], invalid: string[]][] = [
  [
    'an http or https URL',
    httpUrl,
    ['https://example.org', 'HTTP://example.org:8080/a?b#c', 'https://münchen.example/ü'],
    [
      '',
      'example.org',
      '/a',
      '//example.org',
      'ftp://example.org',
      'https://',
      'javascript:alert(1)',
    ],
  ],
  [
    'a language tag',
    languageTag,
    ['en', 'de-AT', 'zh-Hant-TW', 'gsw'],
    ['', '?', 'english', 'en_GB', 'xx', 'e', 'en-GB-oed', 'x-own'],
  ],
  [
    'a timestamp',
    timestamp,
    ['2026-11-24T05:30:00Z', '2026-11-24T05:30:00.123Z'],
    [
      '2026-11-24',
      '2026-11-24T05:30:00',
      '2026-11-24T05:30:00+01:00',
      '2026-13-24T05:30:00Z',
      'now',
    ],
  ],
  [
    'a tag or topic',
    taxonomyTerm,
    ['ML', 'C++', 'Machine Learning', '数据', '🎧', 'a'.repeat(200)],
    ['', '?!', '…', 'a'.repeat(201), '数'.repeat(67), 'index.html', 'Index.TXT', '__next.x'],
  ],
];
for (const [name, validator, valid, invalid] of values) {
  test(`${name} is valid, and anything else is named in the message, with a hint`, () => {
    for (const value of valid) expect(validator(value), value).toBeUndefined();
    for (const value of invalid) {
      expect(validator(value), value).toEqual({
        message: expect.stringContaining(`“${value}”`),
        hint: expect.stringMatching(/^(write|use) /),
      });
    }
  });
}

test('files of Next’s export are known by their name', () => {
  expect(['index.html', 'index.txt', '__next._tree.txt'].map(isExportFile)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['index', 'a.html', '_next'].map(isExportFile)).toEqual([false, false, false]);
});

test('a path of the site is one that a file can have, and not a pattern', () => {
  for (const path of [
    '/a/',
    '/a',
    '/2023/06/14/a.html',
    '/caf%C3%A9/',
    '/café/',
    '/machine learning/2023/a b.html',
    '/machine%20learning/',
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
    '/ a/',
    '/a%20/',
    '/a.html ',
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

test('the image of link previews is a path, a file beside the post, or a URL', () => {
  for (const image of [
    '/a.png',
    '//a.example/a.png',
    'https://a.example/a.png',
    './a.png',
    'a.png',
  ]) {
    expect(pathOrUrl(image), image).toBeUndefined();
  }
  for (const image of ['javascript:a', 'https://[', 'data:image/png;base64,AA']) {
    expect(pathOrUrl(image), image).toBeDefined();
  }
});
