import { expect, test } from 'vitest';
import { parseFrontMatter } from './front-matter';
import { fromJekyll } from './jekyll';

const read = (yaml: string, name = 'posts/2023-06-14-some-title.md') =>
  fromJekyll(parseFrontMatter(`---\n${yaml}\n---\n`).entries, name);

test('title and date fall back to the file name', () => {
  const bare = read('layout: post');
  expect(bare.get('title')?.value).toBe('Some Title');
  expect(bare.get('date')?.value).toBe('2023-06-14');
  const said = read('title: Said\ndate: 2024-01-01');
  expect([said.get('title')?.value, said.get('date')?.value]).toEqual(['Said', '2024-01-01']);
  expect(read('title: "  "\ndate: " "').get('date')?.value).toBe('2023-06-14');
  expect(read('title: ""\ndate:').get('title')?.value).toBe('Some Title');
});

test('tags and categories in any form become tags', () => {
  for (const [yaml, tags] of [
    ['categories: ml data', ['ml', 'data']],
    ['category: ml', ['ml']],
    ['tags: [a b, c]\ncategories: [d]', ['a b', 'c', 'd']],
    ['tags: machine learning, python', ['machine learning', ' python']],
    ['tags: 2023', ['2023']],
  ] as const) {
    expect(read(yaml).get('tags')?.value, yaml).toEqual(tags);
  }
  expect(read('layout: post').has('tags')).toBe(false);
});

test('published: false makes a draft, whatever draft says', () => {
  expect(read('published: false').get('draft')?.value).toBe(true);
  expect(read('published: no\ndraft: false').get('draft')?.value).toBe(true);
  expect(read('published: true').has('draft')).toBe(false);
});
