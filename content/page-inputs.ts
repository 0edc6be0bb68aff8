/*
 * What the pages of a route show of the content. A page with an input is rendered again when its input has
 * changed, and taken from the last build otherwise: so it must show nothing else of the content. A page of
 * a route without one is rendered again when any document has changed. The settings are a part of the code,
 * and a change of the code renders all pages again.
 */
import { leftOutOf, listOfTopic, namedLists } from './feeds/opml';
import { emptyUrls } from './feeds/sitemap';
import { pages } from './pages';
import { postsAbout, showsIn } from './podcast-directory/mentions';
import {
  directory,
  groupedShows,
  neighboursOf,
  type Show,
  type ShowList,
  showGroups,
  shows,
  topics,
  topicsOf,
} from './podcasts';
import { neighbours, type Post, posts, type Tag, tags, tagsOf } from './posts';

/** A post in a list. */
export type ListedPost = Pick<
  Post,
  'title' | 'url' | 'date' | 'publishedAt' | 'summary' | 'lang' | 'dir' | 'isPublished' | 'draft'
>;

/** A post or a show that a page links to. */
export type LinkedPost = Pick<Post, 'title' | 'url' | 'lang' | 'dir'>;
export type LinkedShow = Pick<Show, 'slug' | 'name' | 'url' | 'address' | 'hosts'>;

/** A tag, topic or group that a page links to. */
export type LinkedList = Pick<Tag | ShowList, 'slug' | 'name' | 'url'>;

/** The pages of a route with a slug, and what each shows. */
type PageInputs<Input> = {
  slugs: string[];
  /** Undefined where there is no such page. */
  inputOf(slug: string): Input | undefined;
};

/** By the pattern of the route. */
export const pageInputs = {
  '/[slug]': inputs(pages, (page) => page),
  '/posts/[slug]': inputs(posts, postInput),
  '/tags/[slug]': inputs(tags, ({ posts, ...tag }) => ({ tag, posts: posts.map(listedPost) })),
  '/podcasts/[slug]': inputs(shows, showInput),
  '/podcasts/topics/[slug]': inputs(topics, ({ shows, ...topic }) => ({
    topic,
    count: shows.length,
    catalogue: groupedShows(shows),
    list: listOfTopic(topic.slug),
    leftOut: leftOutOf(shows),
  })),
  '/podcasts/groups/[slug]': inputs(showGroups, ({ shows, ...group }) => ({
    group,
    count: shows.length,
    catalogue: groupedShows(shows),
  })),
  '/podcasts/opml/[slug]': inputs(namedLists, (list) => list),
  // The name of a file holds a hash of its content. `posts` has no drafts in a build, so theirs are not there.
  '/files/[slug]': inputs(
    [...new Set([...posts, ...shows, ...pages].flatMap(({ assets }) => assets))].map((slug) => ({
      slug,
    })),
    (file) => file,
  ),
};

/** Routes without a slug that show the podcast directory and no post, or nothing of the content. */
export const sectionInputs: Record<string, unknown> = {
  '/icon.svg': 'nothing',
  '/robots.txt': 'nothing',
  '/podcasts': directory,
  '/podcasts/a-z': directory,
  '/podcasts/data': directory,
  '/podcasts/feed.xml': directory,
  '/podcasts/new': directory,
  '/podcasts/topics': directory,
  '/podcasts.json': directory,
  '/podcasts.opml': directory,
};

/** The frame of all pages, their menu and feeds, shows this of the content: what the site does not have. */
export const frameInput: string[] = [...emptyUrls({ posts, directory })];

function inputs<Item extends { slug: string }, Input>(
  items: readonly Item[],
  inputOf: (item: Item) => Input,
): PageInputs<Input> {
  const bySlug = new Map(items.map((item) => [item.slug, item]));
  return {
    slugs: [...bySlug.keys()],
    inputOf(slug) {
      const item = bySlug.get(slug);
      return item && inputOf(item);
    },
  };
}

function postInput(post: Post) {
  const { newer, older } = neighbours(post);
  return {
    post,
    tags: tagsOf(post).map(linkedList),
    shows: showsIn(post, shows).map(linkedShow),
    newer: newer && linkedPost(newer),
    older: older && linkedPost(older),
  };
}

function showInput(show: Show) {
  const { previous, next } = neighboursOf(show);
  return {
    show,
    topics: topicsOf(show).map(linkedList),
    posts: postsAbout(show, posts).map(listedPost),
    previous: previous && linkedShow(previous),
    next: next && linkedShow(next),
  };
}

function listedPost(post: Post): ListedPost {
  const { title, url, date, publishedAt, summary, lang, dir, isPublished, draft } = post;
  return { title, url, date, publishedAt, summary, lang, dir, isPublished, draft };
}

function linkedPost({ title, url, lang, dir }: Post): LinkedPost {
  return { title, url, lang, dir };
}

function linkedShow({ slug, name, url, address, hosts }: Show): LinkedShow {
  return { slug, name, url, address, hosts };
}

function linkedList({ slug, name, url }: Tag | ShowList): LinkedList {
  return { slug, name, url };
}
