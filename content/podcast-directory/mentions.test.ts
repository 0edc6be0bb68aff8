import { expect, test } from 'vitest';
import type { Post } from '../internals/documents';
import type { Show } from './directory';
import { postsAbout, showsIn } from './mentions';

const showOf = (fields: Partial<Show>) =>
  ({ address: 'https://show.example/', url: '/podcasts/show/', ...fields }) as Show;
const postOf = (...links: string[]) => ({ links }) as Post;

test.each([
  ['https://show.example', {}, true],
  ['https://www.show.example/episodes/7?a=b#c', {}, true],
  ['https://shows.example/', {}, false],
  ['/podcasts/show/#episodes', {}, true],
  ['/podcasts/shows/', {}, false],
  ['https://feeds.example/a', { feed: 'https://feeds.example/a/' }, true],
  ['https://feeds.example/a/7', { feed: 'https://feeds.example/a/' }, false],
  ['mailto:show@show.example', {}, false],
  ['https://podcasts.apple.com/de/podcast/a/id12?i=3', { appleId: '12' }, true],
  ['https://podcasts.apple.com/de/podcast/a/id123', { appleId: '12' }, false],
  ['https://www.youtube.com/@show/videos', { youtube: 'https://www.youtube.com/@show' }, true],
  ['https://www.youtube.com/@other', { youtube: 'https://www.youtube.com/@show' }, false],
  [
    'https://www.youtube.com/playlist?list=PL2',
    { youtube: 'https://www.youtube.com/playlist?list=PL1' },
    false,
  ],
  ['https://a.example/id12', { appleId: '12' }, false],
])('a link to %s means the show with %o: %s', (url, fields, isMeant) => {
  const show = showOf(fields);
  const post = postOf('https://other.example/', url);
  expect(showsIn(post, [show])).toEqual(isMeant ? [show] : []);
  expect(postsAbout(show, [postOf(), post], [show])).toEqual(isMeant ? [post] : []);
});

test('shows and posts are in the order of their lists, each once', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((slug) =>
    showOf({ address: `https://${slug}.example/`, url: `/podcasts/${slug}/` }),
  );
  const shows = [a, b, c];
  const posts = [
    postOf('https://c.example/1', '/podcasts/a/', 'https://c.example/2'),
    postOf('https://b.example/'),
    postOf('/podcasts/c/'),
  ];
  expect(showsIn(posts[0], shows)).toEqual([a, c]);
  expect(postsAbout(c, posts, shows)).toEqual([posts[0], posts[2]]);
  expect(postsAbout(b, posts, [b])).toEqual([posts[1]]);
});

test('each show and each post is read once, however many there are of both', () => {
  const shows = Array.from({ length: 300 }, (_, index) =>
    showOf({ address: `https://show-${index}.example/`, url: `/podcasts/show-${index}/` }),
  );
  const posts = Array.from({ length: 300 }, (_, index) =>
    postOf(`https://show-${index}.example/1`, 'https://other.example/a/b/c'),
  );
  let reads = 0;
  const counted = <Item extends object>(item: Item) =>
    new Proxy(item, {
      get(target, name) {
        reads += 1;
        return Reflect.get(target, name);
      },
    });
  const [countedShows, countedPosts] = [shows.map(counted), posts.map(counted)];
  for (const post of countedPosts) expect(showsIn(post, countedShows)).toHaveLength(1);
  for (const show of countedShows) {
    expect(postsAbout(show, countedPosts, countedShows)).toHaveLength(1);
  }
  expect(reads).toBeLessThan(20 * (shows.length + posts.length));
});
