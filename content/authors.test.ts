import { expect, test } from 'vitest';
import { mockContent } from './internals/test-content';
import { site } from './site';

const post = (fields: string) => `---\ntitle: T\n${fields}\n---\nWords.\n`;
const files = {
  'content/posts/2023-01-04-d.md': post('authors: [ADA]\ndraft: true'),
  'content/posts/2023-01-03-c.md': post(''),
  'content/posts/2023-01-02-b.md': post('authors: [Ada Lovelace, Somebody]'),
  'content/posts/2023-01-01-a.md': post('authors: [grace, ada, ada lovelace]'),
  'content/authors/ada.md':
    '---\nname: Ada Lovelace\ndescription: A line.\nlinks: [https://a.example/@ada]\n---\nA text.\n',
  'content/authors/grace.md': '---\nname: Grace Hopper\n---\n',
};
const ofSite = `---\nname: ${site.author.name}\n---\nIt is me.\n`;

test('authors are found by their names or those of their files, and have their published posts', async () => {
  await mockContent(files);
  const { authors, authorsOf } = await import('./authors');
  const { posts } = await import('./posts');
  expect(authors.map(({ url, posts }) => [url, posts.map(({ slug }) => slug)])).toEqual([
    ['/authors/ada/', ['b', 'a']],
    ['/authors/grace/', ['a']],
  ]);
  expect(authorsOf(posts[2]).map(({ name }) => name)).toEqual(['Grace Hopper', 'Ada Lovelace']);
  expect(authorsOf(posts[1])).toMatchObject([
    { name: 'Ada Lovelace', url: '/authors/ada/', summary: 'A line.', hasFile: true },
    { name: 'Somebody', links: [], hasFile: false },
  ]);
});

test('a post that names nobody is by the author of the site, with or without a file', async () => {
  await mockContent(files);
  const { authorsOf } = await import('./authors');
  const author = { name: site.author.name, url: site.author.page };
  expect(authorsOf({ authors: [] })).toEqual([{ ...author, links: [], hasFile: false }]);

  await mockContent({ ...files, 'content/authors/me.md': ofSite });
  const { authors, authorsOf: withFile } = await import('./authors');
  expect(withFile({ authors: [] })).toMatchObject([{ ...author, summary: 'It is me.' }]);
  // Their page is the one that the settings name.
  expect(authors.map(({ slug }) => slug)).toEqual(['ada', 'grace']);
});
