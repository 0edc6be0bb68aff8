import { expect, test } from 'vitest';
import { isOfAnotherShow } from './other-show';

const show = { name: 'The Drift Podcast', hosts: ['Ada Quill'] };

test.each([
  ['another title and other hosts', { title: 'Cooking with Salt', hosts: ['Bo Tannen'] }, true],
  ['only common words in both titles', { title: 'The Salt Podcast', hosts: ['Bo'] }, true],
  ['a word of the name', { title: 'Drift: Weekly', hosts: ['Bo Tannen'] }, false],
  ['another title with a host of the show', { title: 'Salt', hosts: ['Ada Quill, Bo'] }, false],
  ['the host as the title', { title: 'Quill at Work', hosts: ['A Network'] }, false],
  ['another title, and no hosts', { title: 'Cooking with Salt', hosts: [] }, true],

  ['no title', { title: undefined, hosts: ['Bo Tannen'] }, false],
])('a feed with %s', (_what, feed, isOther) => {
  expect(isOfAnotherShow(show, feed)).toBe(isOther);
});

test('case and accents do not matter', () => {
  const feed = { title: 'CAFÉ', hosts: ['Somebody'] };
  expect(isOfAnotherShow({ name: 'Cafe', hosts: ['Ada'] }, feed)).toBe(false);
});

test('a name in one word or in two is the same', () => {
  const feed = { title: 'DataFramed', hosts: ['A Network'] };
  expect(isOfAnotherShow({ name: 'Data Framed', hosts: ['Ada'] }, feed)).toBe(false);
});
