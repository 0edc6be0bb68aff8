import { expect, test } from 'vitest';
import { mockContent } from '../internals/test-content';
import { absoluteUrl } from '../urls';

const post = (title: string, fields = '', body = 'Words.') =>
  `---\ntitle: "${title}"\n${fields}---\n${body}\n`;

test('a post becomes an entry with absolute URLs and its full HTML', async () => {
  await mockContent({
    'content/posts/2023-01-01-a.md': post(
      'A & B',
      'tags: [ML]\nupdated: 2023-02-03\ndescription: A line.\n',
      '# Top\n\nSee [another](/posts/b/), and $$x^2$$.',
    ),
    'content/posts/2022-01-01-b.md': post('B'),
  });
  const { feedEntries } = await import('./post-entries');
  const { newestPosts } = await import('../page-inputs');
  const [entry, other] = await feedEntries(newestPosts);
  expect(entry).toEqual({
    id: absoluteUrl('/posts/a/'),
    url: absoluteUrl('/posts/a/'),
    title: 'A & B',
    summary: 'A line.',
    html: expect.stringContaining(`href="${absoluteUrl('/posts/b/')}"`),
    tags: ['ML'],
    authors: [],
    day: '2023-01-01',
    published: new Date('2023-01-01T00:00:00Z'),
    updated: new Date('2023-02-03T00:00:00Z'),
  });
  expect(entry.html).toContain('<math');
  expect(other).toMatchObject({ summary: 'Words.', updated: new Date('2022-01-01T00:00:00Z') });
});

test('the feeds have the 30 newest posts, and no drafts', async () => {
  const day = (index: number) => String(index + 1).padStart(2, '0');
  const months = ['01', '02'];
  const files = months.flatMap((month) =>
    Array.from({ length: 16 }, (_, index) => [
      `content/posts/2023-${month}-${day(index)}-p${month}${day(index)}.md`,
      post('T'),
    ]),
  );
  await mockContent({
    ...Object.fromEntries(files),
    'content/posts/2023-03-01-draft.md': post('Draft', 'draft: true\n'),
  });
  const { feedEntries } = await import('./post-entries');
  const { newestPosts } = await import('../page-inputs');
  const entries = await feedEntries(newestPosts);
  expect(entries).toHaveLength(30);
  expect(entries[0].url).toBe(absoluteUrl('/posts/p0216/'));
  expect(entries.at(-1)?.url).toBe(absoluteUrl('/posts/p0103/'));
});

test('characters that XML does not allow are removed', async () => {
  await mockContent({
    'content/posts/2023-01-01-a.md': post('A\\x01B \\x01', 'tags: ["C\\x02"]\n'),
  });
  const { feedEntries } = await import('./post-entries');
  const { newestPosts } = await import('../page-inputs');
  const [{ title, tags }] = await feedEntries(newestPosts);
  expect([title, ...tags]).toEqual(['AB', 'C']);
});

test('a feed changed with the newest of its entries, also where that is an old post', async () => {
  await mockContent({
    'content/posts/2023-01-01-a.md': post('A', 'updated: 2023-05-01\n'),
    'content/posts/2023-02-01-b.md': post('B'),
  });
  const { feedEntries, feedUpdated } = await import('./post-entries');
  const { newestPosts } = await import('../page-inputs');
  expect(feedUpdated(await feedEntries(newestPosts))).toEqual(new Date('2023-05-01T00:00:00Z'));
  expect(feedUpdated([])).toEqual(new Date(0));
});

test('an entry has the time of publication and of the last change, and its authors', async () => {
  await mockContent({
    'content/posts/a.md': post(
      'A',
      'date: 2024-05-01 19:30:00 +0200\nupdated: 2024-05-01\nauthor: Ada\n',
    ),
    'content/posts/b.md': post('B', 'date: 2024-04-01 08:00\nlastmod: 2024-04-02 09:00 +0000\n'),
  });
  const { feedEntries } = await import('./post-entries');
  const { newestPosts } = await import('../page-inputs');
  const [a, b] = await feedEntries(newestPosts);
  expect(a).toMatchObject({
    published: new Date('2024-05-01T17:30:00Z'),
    updated: new Date('2024-05-01T17:30:00Z'),
    authors: [{ name: 'Ada' }],
  });
  expect(b.updated).toEqual(new Date('2024-04-02T09:00:00Z'));
});

test('the id of an entry is that of `guid`, which no other post may have', async () => {
  await mockContent({
    'content/posts/2023-01-01-a.md': post('A', 'guid: https://old.example/?p=12\n'),
    'content/posts/2023-01-02-b.md': post('B'),
  });
  const { feedEntries } = await import('./post-entries');
  const { newestPosts } = await import('../page-inputs');
  const entries = await feedEntries(newestPosts);
  expect(entries.map(({ id, url }) => [id, url])).toEqual([
    [absoluteUrl('/posts/b/'), absoluteUrl('/posts/b/')],
    ['https://old.example/?p=12', absoluteUrl('/posts/a/')],
  ]);
});

test('an edit changes the feeds of the tags of its post alone', async () => {
  const inputs = async (fields: string) => {
    await mockContent({
      'content/posts/2023-01-01-a.md': post('A', `tags: [ebb]\n${fields}`),
      'content/posts/2023-01-02-b.md': post('B', 'tags: [flood]\n'),
    });
    const { pageInputs } = await import('../page-inputs');
    const feed = pageInputs['/tags/[slug]/feed.xml'];
    return ['ebb', 'flood'].map((slug) => JSON.stringify(feed.inputOf({ slug })));
  };
  const before = await inputs('');
  const hidden = await inputs('comments: false\nkeywords: [tide]\n');
  expect(hidden).toEqual(before);
  const after = await inputs('description: A line.\n');
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});
