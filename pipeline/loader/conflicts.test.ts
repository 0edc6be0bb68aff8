import { expect, test } from 'vitest';
import type { DocumentBase } from '../document-type';
import { findConflicts } from './conflicts';

const options = {
  folders: { root: '/nowhere', contentDir: 'content', publicDir: 'public', appDir: 'app' },
  unique: [],
};
const post = (slug: string, redirect_from: string[], date?: string): DocumentBase => ({
  date,
  _id: `posts/${slug}.md`,
  type: 'Post',
  slug,
  redirect_from,
});

test('two posts cannot have one former URL, and one may list it twice', () => {
  expect(findConflicts([post('a', ['/old/', '/old/'])], options)).toEqual([]);
  const [{ file }] = findConflicts([post('a', ['/old/']), post('b', ['/Old/'])], options);
  expect(file).toBe('content/posts/b.md');
});

test('a rule of the site applies to documents with a value', () => {
  const unique = [
    { name: 'day', hint: 'h', field: 'date', keyOf: ({ date }: DocumentBase) => date },
  ];
  const documents = [post('a', []), post('b', []), post('c', [], '1')];
  expect(findConflicts(documents, { ...options, unique })).toEqual([]);
  expect(findConflicts([...documents, post('d', [], '1')], { ...options, unique })).toEqual([
    {
      severity: 'error',
      file: 'content/posts/d.md',
      field: 'date',
      message: 'same day as content/posts/c.md',
      hint: 'h',
    },
  ]);
});
