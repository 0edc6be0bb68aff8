/*
 * What the pages of a route show of the content. A page with an input is rendered again when its input has
 * changed, and taken from the last build otherwise: so it must show nothing else of the content. A page of
 * a route without one is rendered again when any document has changed. The settings are a part of the code,
 * and a change of the code renders all pages again.
 */
import { type AuthorWithPage, authorFiles, authors, authorsOf } from './authors';
import { feedEpisode, NEWEST_OF_TOPIC } from './feeds/episode-entries';
import { markdownOfPage, markdownOfPost, markdownOfShow } from './feeds/markdown-fields';
import { leftOutOf, listOfTopic, namedLists } from './feeds/opml';
import { feedPost, NEWEST, NEWEST_OF_TAG } from './feeds/post-entries';
import { emptyUrls, partsOfSitemap, sitePages } from './feeds/sitemap';
import type { SiteSettings } from './internals/site-settings';
import { linkPicturesOf } from './link-pictures';
import type { ListPage } from './list-pages';
import { pages } from './pages';
import { postsAbout, showsIn } from './podcast-directory/mentions';
import {
  directory,
  groupedShows,
  neighboursOf,
  newestEpisodes,
  type Show,
  type ShowList,
  showGroups,
  shows,
  topics,
  topicsOf,
  usualMinutes,
} from './podcasts';
import {
  firstPageOfYear,
  isUpdatedLongAfter,
  mentionsOf,
  neighbours,
  type Post,
  pinnedPosts,
  postPages,
  posts,
  relatedTo,
  seriesWith,
  type Tag,
  tagPages,
  tags,
  tagsOf,
} from './posts';
import { site } from './site';

const { coversInLists = false }: SiteSettings = site;

/** The parts of the sitemap of a site with more pages than one can list. */
const sitemapParts = partsOfSitemap(sitePages({ posts, directory, pages, authors }));

/** The documents that may publish files with their pages. */
const documentsWithAssets = [
  ...posts,
  ...shows,
  ...pages,
  ...tags.flatMap(({ description }) => description ?? []),
  ...authorFiles,
];

/** A post in a list. */
export type ListedPost = Pick<
  Post,
  'title' | 'url' | 'date' | 'publishedAt' | 'summary' | 'lang' | 'dir' | 'isPublished' | 'draft'
> & {
  /** The day of its last change, where that is long after its publication. */
  updated?: string;
  /** Its cover, where the settings want it in lists. */
  cover?: Post['picture'];
};

/** A post or a show that a page links to. */
export type LinkedPost = Pick<Post, 'title' | 'url' | 'lang' | 'dir'>;
export type LinkedShow = Pick<Show, 'slug' | 'name' | 'url' | 'address' | 'hosts'>;

/** A series that a page links to, its parts in their order. */
export type LinkedSeries = { name: string; parts: (LinkedPost & { number: number })[] };

/** A tag, topic or group that a page links to. */
export type LinkedList = Pick<Tag | ShowList, 'slug' | 'name' | 'url'>;

/** A page of a list that another one links to. */
export type LinkedPage = Pick<ListPage<unknown>, 'number' | 'url'>;

/** The parameters of a route, decoded: a slug, the number of a page of a long list, or both. */
export type PageParams = Record<string, string>;

/** The pages of a route, and what each shows. */
type PageInputs<Input> = {
  params: PageParams[];
  /** Undefined where there is no such page. */
  inputOf(params: PageParams): Input | undefined;
};

/** By the pattern of the route. */
export const pageInputs = {
  '/[slug]': bySlug(pages, (page) => page),
  '/[slug]/index.md': bySlug(pages, markdownOfPage),
  '/posts/[slug]': bySlug(posts, postInput),
  '/posts/[slug]/index.md': bySlug(posts, markdownOfPost),
  '/posts/page/[number]': byNumber(postPages, archiveInput),
  '/tags/[slug]': bySlug(tags, (tag) => tagInput(tag, tag.pages[0])),
  '/tags/[slug]/page/[number]': bySlugAndNumber(tags, tagInput),
  '/tags/[slug]/feed.xml': bySlug(tags, tagFeedInput),
  '/tags/[slug]/feed.json': bySlug(tags, tagFeedInput),
  '/tags/page/[number]': byNumber(tagPages, tagIndexInput),
  '/authors/[slug]': bySlug(authors, (author) => authorInput(author, author.pages[0])),
  '/authors/[slug]/page/[number]': bySlugAndNumber(authors, authorInput),
  '/podcasts/[slug]': bySlug(shows, showInput),
  '/podcasts/[slug]/index.md': bySlug(shows, markdownOfShow),
  '/podcasts/topics/[slug]': bySlug(topics, ({ shows, ...topic }) => ({
    topic,
    count: shows.length,
    catalogue: groupedShows(shows),
    list: listOfTopic(topic.slug),
    leftOut: leftOutOf(shows),
  })),
  '/podcasts/topics/[slug]/feed.xml': bySlug(topics, topicFeedInput),
  '/podcasts/topics/[slug]/feed.json': bySlug(topics, topicFeedInput),
  '/podcasts/groups/[slug]': bySlug(showGroups, ({ shows, ...group }) => ({
    group,
    count: shows.length,
    catalogue: groupedShows(shows),
  })),
  '/podcasts/opml/[slug]': bySlug(namedLists, (list) => list),
  '/link-pictures/[slug]': bySlug(
    linkPicturesOf({ posts, pages, shows, topics, tags, authors }),
    (picture) => picture,
  ),
  '/sitemaps/[slug]': bySlug(sitemapParts, (part) => part),
  // The name of a file holds a hash of its content. `posts` has no drafts in a build, so theirs are not there.
  '/files/[slug]': bySlug(
    [...new Set(documentsWithAssets.flatMap(({ assets }) => assets))].map((slug) => ({ slug })),
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
  '/podcasts/feed.json': directory,
  '/podcasts/new': directory,
  '/podcasts/topics': directory,
  '/podcasts.json': directory,
  '/podcasts.opml': directory,
};

/** What the feeds of the site show. */
export const newestPosts = posts.slice(0, NEWEST).map(feedPost);

/** The frame of all pages, their menu and feeds, shows this of the content: what the site does not have. */
export const frameInput: string[] = [...emptyUrls({ posts, directory })];

function inputsByKey<Item, Input>(
  items: readonly { params: PageParams; item: Item }[],
  inputOf: (item: Item) => Input,
): PageInputs<Input> {
  const keyOf = ({ slug, number }: PageParams) => JSON.stringify([slug, number]);
  const byKey = new Map(items.map(({ params, item }) => [keyOf(params), item]));
  return {
    params: items.map(({ params }) => params),
    inputOf(params) {
      const item = byKey.get(keyOf(params));
      return item && inputOf(item);
    },
  };
}

function bySlug<Item extends { slug: string }, Input>(
  items: readonly Item[],
  inputOf: (item: Item) => Input,
): PageInputs<Input> {
  return inputsByKey(
    items.map((item) => ({ params: { slug: item.slug }, item })),
    inputOf,
  );
}

/** The further pages of a list. */
function byNumber<Item, Input>(
  pages: readonly ListPage<Item>[],
  inputOf: (page: ListPage<Item>) => Input,
): PageInputs<Input> {
  return inputsByKey(
    pages.slice(1).map((page) => ({ params: { number: String(page.number) }, item: page })),
    inputOf,
  );
}

/** The further pages of many lists. */
function bySlugAndNumber<List extends { slug: string; pages: ListPage<unknown>[] }, Input>(
  lists: readonly List[],
  inputOf: (list: List, page: List['pages'][number]) => Input,
): PageInputs<Input> {
  return inputsByKey(
    lists.flatMap((list) =>
      list.pages.slice(1).map((page) => ({
        params: { slug: list.slug, number: String(page.number) },
        item: { list, page },
      })),
    ),
    ({ list, page }) => inputOf(list, page),
  );
}

/** What a page of the list of all posts shows. */
export function archiveInput({ items, ...page }: ListPage<Post>) {
  return {
    page: { ...page, items: items.map(listedPost) },
    pages: postPages.map(linkedPage),
    // The further pages stay the same when a post is added.
    count: page.number === 1 ? posts.length : undefined,
    pinned: page.number === 1 ? pinnedPosts.map(listedPost) : [],
    years: [...firstPageOfYear].map(([year, page]) => ({ year, ...linkedPage(page) })),
  };
}

/** What a page of the list of all tags shows. */
export function tagIndexInput({ items, ...page }: ListPage<Tag>) {
  return {
    page: {
      ...page,
      items: items.map((tag) => ({
        ...linkedList(tag),
        count: tag.posts.length,
        description: tag.description?.description,
      })),
    },
    pages: tagPages.map((page) => ({
      ...linkedPage(page),
      first: page.items[0]?.name,
      last: page.items.at(-1)?.name,
    })),
  };
}

function tagInput(tag: Tag, { items, ...page }: ListPage<Post>) {
  return {
    tag: linkedList(tag),
    count: page.number === 1 ? tag.posts.length : undefined,
    description: page.number === 1 ? tag.description : undefined,
    page: { ...page, items: items.map(listedPost) },
    pages: tag.pages.map(linkedPage),
  };
}

function authorInput({ posts, pages, ...author }: AuthorWithPage, page: ListPage<Post>) {
  const isFirst = page.number === 1;
  return {
    name: author.name,
    // Further pages show the name alone.
    author: isFirst ? author : undefined,
    count: isFirst ? posts.length : undefined,
    page: { ...page, items: page.items.map(listedPost) },
    pages: pages.map(linkedPage),
  };
}

/** What the feeds of a tag show. */
function tagFeedInput(tag: Tag) {
  return { tag: linkedList(tag), posts: tag.posts.slice(0, NEWEST_OF_TAG).map(feedPost) };
}

/** What the feeds of a topic show. */
function topicFeedInput({ shows, ...topic }: ShowList) {
  return { topic, episodes: newestEpisodes(NEWEST_OF_TOPIC, shows).map(feedEpisode) };
}

function postInput(post: Post) {
  const { newer, older } = neighbours(post);
  const { series, previous, next } = seriesWith(post) ?? {};
  const parts = series?.parts ?? [];
  // The neighbours in a series take the place of those in time.
  const [before, after] = [previous ?? older, next ?? newer];
  const shown = [before, after].filter((other) => other !== undefined);
  const related = relatedTo(post, shown);
  const known = new Set([...related, ...parts.map((part) => part.post)]);
  return {
    post,
    tags: tagsOf(post).map(linkedList),
    authors: authorsOf(post),
    shows: showsIn(post, shows).map(linkedShow),
    series: series && {
      name: series.name,
      parts: parts.map(({ number, post }) => ({ number, ...linkedPost(post) })),
    },
    related: related.map(linkedPost),
    mentions: mentionsOf(post)
      .filter((other) => !known.has(other))
      .map(linkedPost),
    older: before && { ...linkedPost(before), isPart: before === previous },
    newer: after && { ...linkedPost(after), isPart: after === next },
  };
}

function showInput(show: Show) {
  const { previous, next } = neighboursOf(show);
  return {
    show,
    minutes: usualMinutes(show),
    topics: topicsOf(show).map(linkedList),
    posts: postsAbout(show, posts, shows).map(listedPost),
    previous: previous && linkedShow(previous),
    next: next && linkedShow(next),
  };
}

/** A post as an entry of a list. */
export function listedPost(post: Post): ListedPost {
  const { title, url, date, publishedAt, summary, lang, dir, isPublished, draft } = post;
  const updated = isUpdatedLongAfter(post) ? post.updated : undefined;
  const cover = coversInLists ? post.picture : undefined;
  return { title, url, date, publishedAt, summary, lang, dir, isPublished, draft, updated, cover };
}

function linkedPost({ title, url, lang, dir }: Post): LinkedPost {
  return { title, url, lang, dir };
}

function linkedShow({ slug, name, url, address, hosts }: Show): LinkedShow {
  return { slug, name, url, address, hosts };
}

function linkedPage({ number, url }: LinkedPage): LinkedPage {
  return { number, url };
}

function linkedList({ slug, name, url }: Tag | ShowList): LinkedList {
  return { slug, name, url };
}
