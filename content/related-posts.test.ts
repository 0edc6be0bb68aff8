import { expect, test } from 'vitest';
import { type ComparedPost, relatedPosts } from './related-posts';

/** A post by its number, of the day of that number; what is not given it does not have. */
function postOf(number: number, fields: Partial<ComparedPost> = {}): ComparedPost {
  const date = new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
  return {
    url: `/posts/${number}/`,
    date,
    tags: [],
    keywords: [],
    links: [],
    terms: [],
    ...fields,
  };
}

/** Twenty posts, newest first, with some fields each. */
function postsWith(fields: Record<number, Partial<ComparedPost>>): ComparedPost[] {
  return Array.from({ length: 20 }, (_, number) => postOf(number, fields[number])).reverse();
}

/** The numbers of the posts that are related to one, nearest first. */
function relatedTo(posts: ComparedPost[], number: number, shown: number[] = []): number[] {
  const find = (wanted: number) => posts.filter(({ url }) => url === `/posts/${wanted}/`);
  return relatedPosts(posts)(find(number)[0], shown.flatMap(find)).map(({ url }) =>
    Number(url.split('/')[2]),
  );
}

test('posts with a tag are related, those with a rarer one more', () => {
  const posts = postsWith({
    0: { tags: ['Rare', 'common'] },
    1: { tags: ['rare'] },
    2: { tags: ['Common'] },
    3: { tags: ['common'] },
    4: { tags: ['common'] },
  });
  expect(relatedTo(posts, 0)).toEqual([1, 2, 3]);
  expect(relatedTo(posts, 1)).toEqual([0]);
});

test('a tag that all have says nothing, and neither does one word', () => {
  const posts = postsWith({}).map((post) => ({ ...post, tags: ['all'] }));
  expect(relatedTo(posts, 3)).toEqual([]);
  expect(relatedTo(postsWith({ 3: { terms: ['alpha'] }, 9: { terms: ['alpha'] } }), 3)).toEqual([]);
});

test('posts with several rare terms are related', () => {
  const terms = ['alpha', 'beta', 'gamma'];
  const posts = postsWith({
    3: { terms },
    9: { terms: [...terms].reverse() },
    10: { terms: ['x'] },
  });
  expect(relatedTo(posts, 3)).toEqual([9]);
  expect(relatedTo(posts, 9)).toEqual([3]);
});

test('a link relates both, and links both ways count more', () => {
  const posts = postsWith({
    1: { links: ['/posts/5/#part', '/posts/9?a=b', 'https://other.example/posts/2/'] },
    9: { links: ['/posts/1/'] },
  });
  expect(relatedTo(posts, 1)).toEqual([9, 5]);
  expect(relatedTo(posts, 5)).toEqual([1]);
  expect(relatedTo(posts, 2)).toEqual([]);
});

test('of equally near posts the nearest in time come first, at most three', () => {
  const tagged = { tags: ['a'] };
  const posts = postsWith({ 0: tagged, 5: tagged, 8: tagged, 9: tagged, 12: tagged, 19: tagged });
  expect(relatedTo(posts, 9)).toEqual([8, 12, 5]);
});

test('what the page shows anyway is named where there is nothing else', () => {
  const posts = postsWith({ 4: { tags: ['a'] }, 5: { tags: ['a'] }, 6: { tags: ['a'] } });
  expect(relatedTo(posts, 5, [4])).toEqual([6]);
  expect(relatedTo(posts, 5, [4, 6])).toEqual([6, 4]);
});

test('posts of one series are not related', () => {
  const part = { tags: ['a'], series: 'S' };
  const posts = postsWith({ 1: part, 2: part, 3: { tags: ['a'] } });
  expect(relatedTo(posts, 1)).toEqual([3]);
});

test('a post with very many tags is not related to all before others', () => {
  const many = Array.from({ length: 30 }, (_, index) => `tag ${index}`);
  const posts = postsWith({ 1: { tags: many }, 2: { tags: ['tag 1'] }, 9: { tags: ['tag 1'] } });
  expect(relatedTo(posts, 2)[0]).toBe(9);
});

test('the result depends neither on earlier calls nor on the order of tags and terms', () => {
  const posts = generated(300);
  const other = posts.map((post) => ({
    ...post,
    tags: post.tags.toReversed(),
    links: post.links.toReversed(),
  }));
  const [first, second] = [relatedPosts(posts), relatedPosts(other)];
  const urlsOf = (some: ComparedPost[]) => some.map(({ url }) => url);
  const forwards = posts.map((post) => urlsOf(first(post)));
  const backwards = other.toReversed().map((post) => urlsOf(second(post)));
  expect(backwards.reverse()).toEqual(forwards);
});

test('a new post and an edit change what is related to few others', () => {
  const posts = generated(1000);
  const urlsOf = (some: ComparedPost[]) => {
    const related = relatedPosts(some);
    return new Map(
      some.map((post) => [
        post.url,
        related(post)
          .map(({ url }) => url)
          .join(),
      ]),
    );
  };
  const before = urlsOf(posts);
  const changed = (some: ComparedPost[]) =>
    [...urlsOf(some)].filter(([url, related]) => before.get(url) !== related).length;
  expect(
    changed([postOf(1000, { tags: ['tag 3'], terms: posts[500].terms }), ...posts]),
  ).toBeLessThan(30);
  expect(changed(posts.with(500, { ...posts[500], terms: posts[400].terms }))).toBeLessThan(30);
});

/** Posts, newest first, with tags of every frequency and terms of some subjects. The same in each run. */
function generated(count: number): ComparedPost[] {
  let seed = 1;
  // The linear congruential generator of Numerical Recipes.
  const random = (end: number) => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((seed / 2 ** 32) * end);
  };
  return Array.from({ length: count }, (_, number) => {
    const subject = random(30);
    const terms = Array.from({ length: 20 }, () => `${subject} ${random(60)}`);
    return postOf(number, {
      tags: [`tag ${number % 20}`, `subject ${subject}`],
      terms: [...new Set(terms)],
      links: [`/posts/${random(count)}/`, `/posts/${random(count)}/`],
    });
  }).reverse();
}
