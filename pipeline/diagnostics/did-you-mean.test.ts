import { expect, test } from 'vitest';
import { didYouMean } from './did-you-mean';

const known = [
  'title',
  'date',
  'description',
  'tags',
  'updated',
  'draft',
  'image',
  'canonical',
  'categories',
  'published',
];

test('a typo is recognised', () => {
  for (const [word, meant] of [
    ['titel', 'title'],
    ['Title', 'title'],
    ['tag', 'tags'],
    ['discription', 'description'],
    ['publised', 'published'],
    ['dates', 'date'],
  ]) {
    expect(didYouMean(word, known), word).toBe(meant);
  }
});

test('keys of real Jekyll posts are not typos', () => {
  for (const key of [
    'layout',
    'author',
    'comments',
    'toc',
    'permalink',
    'type',
    'hide',
    'excerpt',
    'header',
    'link',
    'meta',
    'math',
    'search',
    'badges',
    'version',
    'related',
    'share',
  ]) {
    expect(didYouMean(key, known), key).toBeUndefined();
  }
});
