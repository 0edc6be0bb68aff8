import { expect, test } from 'vitest';
import { canonicalSpelling, groupByTerm } from './taxonomy';

test('names with one slug are one term, spelled as the first of them', () => {
  const spelling = canonicalSpelling(['Machine Learning', 'C++', 'machine learning', 'C', 'ML']);
  expect(['machine-learning', 'MACHINE LEARNING', 'c++', 'c', 'ML', 'new'].map(spelling)).toEqual([
    'Machine Learning',
    'Machine Learning',
    'C++',
    'C',
    'ML',
    'new',
  ]);
});

test('items are grouped by their terms, in the order of both', () => {
  const posts = [
    { id: 1, tags: ['B', 'A'] },
    { id: 2, tags: [] },
    { id: 3, tags: ['A', 'C#'] },
  ];
  const groups = groupByTerm(posts, ({ tags }) => tags);
  expect(groups.map(({ slug, name, items }) => [slug, name, items.map(({ id }) => id)])).toEqual([
    ['b', 'B', [1]],
    ['a', 'A', [1, 3]],
    ['csharp', 'C#', [3]],
  ]);
});
