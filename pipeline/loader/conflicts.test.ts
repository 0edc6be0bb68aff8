import { expect, test } from '@playwright/test';
import type { Document } from 'contentlayer2/core';
import { findClashes } from './conflicts';

const post = (slug: string, redirect_from: string[]) =>
  ({ _id: `posts/${slug}.md`, type: 'Post', slug, redirect_from }) as unknown as Document;

test('two posts cannot have one former address, and one may say it twice', () => {
  expect(findClashes([post('a', ['/old/', '/old/'])])).toEqual([]);
  const [{ file }] = findClashes([post('a', ['/old/']), post('b', ['/Old/'])]);
  expect(file).toBe('content/posts/b.md');
});
