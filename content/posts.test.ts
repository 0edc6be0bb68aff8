import { expect, onTestFinished, test, vi } from 'vitest';
import { mockContent } from './internals/test-content';
import { postsByYear } from './list-pages';

const post = (fields: string) => `---\ntitle: T\n${fields}\n---\nWords.\n`;
const files = {
  'content/posts/2023-01-02-b.md': post('tags: [machine learning, Python]'),
  'content/posts/2023-01-01-a.md': post('tags: [Machine Learning, MACHINE LEARNING]'),
  'content/posts/2024-05-01-d.md': post('tags: [ML]'),
  'content/posts/2024-05-01-c.md': post('tags: []'),
  'content/posts/2024-06-01-draft.md': post('draft: true\ntags: [Secret]'),
  'content/posts/9999-01-01-scheduled.md': post('tags: [Later]'),
};

const slugsOf = (documents: { slug: string }[]) => documents.map(({ slug }) => slug);

test('the published posts are listed newest first, those of one day by their slug', async () => {
  await mockContent(files);
  const { posts } = await import('./posts');
  expect(slugsOf(posts)).toEqual(['c', 'd', 'b', 'a']);
});

test('in development, drafts and scheduled posts are listed too', async () => {
  await mockContent(files);
  vi.stubEnv('NODE_ENV', 'development');
  try {
    const { posts } = await import('./posts');
    expect(slugsOf(posts)).toEqual(['scheduled', 'draft', 'c', 'd', 'b', 'a']);
  } finally {
    vi.unstubAllEnvs();
  }
});

test('pinned posts are listed newest first, and drafts are not among them', async () => {
  await mockContent({
    ...files,
    'content/posts/2022-01-01-e.md': post('pinned: true'),
    'content/posts/2023-03-01-f.md': post('pinned: true'),
    'content/posts/2023-04-01-g.md': post('pinned: true\ndraft: true'),
  });
  const { pinnedPosts, posts } = await import('./posts');
  expect(slugsOf(pinnedPosts)).toEqual(['f', 'e']);
  expect(slugsOf(posts)).toEqual(['c', 'd', 'f', 'b', 'a', 'e']);
});

test('further pages of the list of posts stay the same when one is pinned', async () => {
  const inputsOf = async (pinned: boolean) => {
    const many = Object.fromEntries(
      Array.from({ length: 101 }, (_, index) => [
        `content/posts/2023-01-01-${1000 + index}.md`,
        post(`pinned: ${pinned && index === 3}`),
      ]),
    );
    await mockContent(many);
    const { archiveInput } = await import('./page-inputs');
    const { postPages } = await import('./posts');
    return postPages.map(archiveInput);
  };
  const [first, ...further] = await inputsOf(true);
  const [firstBefore, ...furtherBefore] = await inputsOf(false);
  expect(further.length).toBeGreaterThan(0);
  expect(further).toEqual(furtherBefore);
  expect(first.pinned.map(({ url }) => url)).toEqual(['/posts/1003/']);
  expect(firstBefore.pinned).toEqual([]);
});

test('a list says when a post was changed long after its publication', async () => {
  await mockContent({
    'content/posts/2023-01-01-soon.md': post('updated: 2023-01-02'),
    'content/posts/2023-01-02-later.md': post('updated: 2023-06-02'),
    'content/posts/2023-01-03-never.md': post(''),
  });
  const { listedPost } = await import('./page-inputs');
  const { posts } = await import('./posts');
  expect(posts.map((post) => listedPost(post).updated)).toEqual([
    undefined,
    '2023-06-02',
    undefined,
  ]);
});

test('tags have the oldest spelling, once, and are listed by name', async () => {
  await mockContent(files);
  const { posts, tags, tagsOf } = await import('./posts');
  expect(posts.map((post) => post.tags)).toEqual([
    [],
    ['ML'],
    ['Machine Learning', 'Python'],
    ['Machine Learning'],
  ]);
  expect(tags.map(({ name, url, posts }) => [name, url, slugsOf(posts)])).toEqual([
    ['Machine Learning', '/tags/machine-learning/', ['b', 'a']],
    ['ML', '/tags/ml/', ['d']],
    ['Python', '/tags/python/', ['b']],
  ]);
  expect(tagsOf(posts[2]).map(({ name }) => name)).toEqual(['Machine Learning', 'Python']);
});

test('a tag has the name and the description of its file, and keeps its URL', async () => {
  await mockContent({
    ...files,
    'content/tags/ML.md': '---\ntitle: Learning machines\ndescription: A line.\n---\nA text.\n',
    'content/tags/machine learning.md': '---\n---\nAnother text.\n',
  });
  const { posts, tags, tagsOf } = await import('./posts');
  expect(tags.map(({ name, url, description }) => [name, url, description?.summary])).toEqual([
    ['Learning machines', '/tags/ml/', 'A line.'],
    ['Machine Learning', '/tags/machine-learning/', 'Another text.'],
    ['Python', '/tags/python/', undefined],
  ]);
  expect(tagsOf(posts[1]).map(({ name }) => name)).toEqual(['Learning machines']);
});

test('a post has the next newer and older ones, and years have their posts', async () => {
  await mockContent(files);
  const { neighbours, posts } = await import('./posts');
  expect(neighbours(posts[1])).toEqual({ newer: posts[0], older: posts[2] });
  expect(neighbours(posts[0]).newer).toBeUndefined();
  expect(neighbours(posts[3]).older).toBeUndefined();
  expect(postsByYear(posts).map(({ year, posts }) => [year, slugsOf(posts)])).toEqual([
    ['2024', ['c', 'd']],
    ['2023', ['b', 'a']],
  ]);
});

test('posts of one day with a time are ordered by it, in any zone, before those without one', async () => {
  await mockContent({
    'content/posts/a-morning.md': post('date: 2024-05-01 11:30:00 +0000'),
    'content/posts/b-evening.md': post('date: 2024-05-01 19:30 +0000'),
    'content/posts/c-night.md': post('date: 2024-04-30 23:59:00 -1200'),
    'content/posts/2024-05-01-d.md': post('tags: []'),
  });
  const { neighbours, posts } = await import('./posts');
  expect(slugsOf(posts)).toEqual(['b-evening', 'c-night', 'a-morning', 'd']);
  expect(posts[0].publishedAt).toBe('2024-05-01T19:30:00Z');
  expect(neighbours(posts[2]).newer?.slug).toBe('c-night');
});

/** Mocks as many posts, one an hour from 1970 on, each with two of the tags. */
function mockPosts(count: number, tagCount: number): void {
  vi.resetModules();
  vi.doMock('./internals/collections', () => ({
    readCollection: () =>
      Array.from({ length: count }, (_, index) => ({
        slug: `post-${index}`,
        date: new Date(index * 3_600_000).toISOString().slice(0, 10),
        isPublished: true,
        tags: [`Tag ${index % tagCount}`, `tag ${(index * 7) % tagCount}`],
      })),
  }));
  onTestFinished(() => {
    vi.doUnmock('./internals/collections');
    vi.resetModules();
  });
}

test('each of 50,000 posts finds its neighbours and its tags', async () => {
  mockPosts(50_000, 5_000);
  const { neighbours, posts, tags, tagsOf } = await import('./posts');
  expect(posts).toHaveLength(50_000);
  expect(tags).toHaveLength(5_000);
  for (const post of posts) {
    const { newer, older } = neighbours(post);
    if ((newer && neighbours(newer).older) !== (newer && post)) throw new Error(post.slug);
    if ((older && neighbours(older).newer) !== (older && post)) throw new Error(post.slug);
    if (!tagsOf(post).every((tag) => tag.posts.length > 0)) throw new Error(post.slug);
  }
  expect(postsByYear(posts).flatMap(({ posts }) => posts)).toEqual(posts);
});

test('long lists have pages, and each year begins on one', async () => {
  mockPosts(20_000, 700);
  const { firstPageOfYear, postPages, posts, tagPages, tags } = await import('./posts');
  expect(postPages.flatMap(({ items }) => items)).toEqual(posts);
  expect(Math.max(...postPages.map(({ items }) => items.length))).toBe(100);
  expect([...firstPageOfYear.keys()]).toEqual(['1972', '1971', '1970']);
  expect(firstPageOfYear.get('1972')).toBe(postPages[0]);
  for (const { year, posts: ofYear } of postsByYear(posts)) {
    expect(firstPageOfYear.get(year)?.items).toContain(ofYear[0]);
  }
  expect(tags[0].pages.flatMap(({ items }) => items)).toEqual(tags[0].posts);
  expect(tagPages.map(({ items }) => items.length)).toEqual([450, 250]);
  expect(tagPages[1].items.at(-1)).toBe(tags.at(-1));
});
