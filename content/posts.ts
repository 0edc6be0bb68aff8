import { daysBetween, parseDate, startOf } from '../pipeline/dates';
import { canonicalSpelling, groupByTerm } from '../pipeline/taxonomy';
import { readCollection } from './internals/collections';
import type { Post } from './internals/documents';
import { type ListPage, listPages, MAX_TAGS, postsByYear } from './list-pages';
import { postsThatLink } from './post-links';
import { type RelatedTo, relatedPosts } from './related-posts';
import { type Series, seriesOf } from './series';
import { site } from './site';
import { type TagDescription, tagDescriptions } from './tag-descriptions';
import { urlOfTag, urls } from './urls';

export type { Post } from './internals/documents';

/** A tag, the posts that have it, newest first, and the pages of their list. */
export type Tag = {
  slug: string;
  name: string;
  url: string;
  posts: Post[];
  pages: ListPage<Post>[];
  description?: TagDescription;
};

const showsDrafts = process.env.NODE_ENV === 'development';

/** The published posts, newest first; in development, drafts and scheduled posts too. */
export const posts: Post[] = withCanonicalNames(
  newestFirst(readCollection('Post').filter(({ isPublished }) => isPublished || showsDrafts)),
);

/** The posts that stand first on the home page and in the list of posts, newest first. */
export const pinnedPosts: Post[] = posts.filter(({ pinned }) => pinned);

const collator = new Intl.Collator(site.language);

const termsByName = groupByTerm(posts, (post) => post.tags)
  .map((term) => ({ ...term, description: tagDescriptions.get(term.slug) }))
  .map((term) => ({ ...term, shownName: term.description?.title ?? term.name }))
  .sort((a, b) => collator.compare(a.shownName, b.shownName));

/** All tags by name. */
export const tags: Tag[] = termsByName.map(({ slug, shownName, items, description }) => {
  const url = urlOfTag(slug);
  return { slug, name: shownName, url, posts: items, pages: listPages(items, url), description };
});

/** The pages of the list of all tags. */
export const tagPages: ListPage<Tag>[] = listPages(tags, urls.tags, MAX_TAGS);

/** The pages of the list of all posts. */
export const postPages: ListPage<Post>[] = listPages(posts, urls.posts);

const placeOfPost = new Map(posts.map((post, index) => [post, index]));
const placeOfTag = new Map(termsByName.map(({ name }, index) => [name, index]));

/** A post's tags, by name: its own `tags` have them as posts write them. */
export function tagsOf(post: Post): Tag[] {
  const places = post.tags.flatMap((name) => placeOfTag.get(name) ?? []);
  return places.sort((a, b) => a - b).map((place) => tags[place]);
}

const LONG_AFTER_DAYS = 30;

/** Whether a post was changed long after its publication, which lists then say. */
export function isUpdatedLongAfter({ date, updated }: Pick<Post, 'date' | 'updated'>): boolean {
  return updated !== undefined && daysBetween(date, updated) >= LONG_AFTER_DAYS;
}

/** The next newer and older post. */
export function neighbours(post: Post): { newer?: Post; older?: Post } {
  const place = placeOfPost.get(post);
  return place === undefined ? {} : { newer: posts[place - 1], older: posts[place + 1] };
}

const seriesByName = new Map(seriesOf(posts).map((series) => [series.name, series]));

/** The series of a post, where another post is a part of it too, with the parts before and after this one. */
export function seriesWith(
  post: Post,
): { series: Series<Post>; previous?: Post; next?: Post } | undefined {
  const series = seriesByName.get(post.series ?? '');
  if (!series || series.parts.length === 1) return undefined;
  const place = series.parts.findIndex((part) => part.post === post);
  return { series, previous: series.parts[place - 1]?.post, next: series.parts[place + 1]?.post };
}

// Most processes and pages need neither.
let related: RelatedTo<Post> | undefined;
let linking: Map<Post, Post[]> | undefined;

/** The posts that are related to one, the nearest first. @param shown those that its page shows anyway */
export function relatedTo(post: Post, shown: readonly Post[]): Post[] {
  related ??= relatedPosts(posts);
  return related(post, shown);
}

/** The posts that link to one, newest first. */
export function mentionsOf(post: Post): Post[] {
  linking ??= postsThatLink(posts);
  return linking.get(post) ?? [];
}

/** The page on which each year begins, newest year first. */
export const firstPageOfYear = new Map<string, ListPage<Post>>();
for (const page of postPages) {
  for (const { year } of postsByYear(page.items)) {
    if (!firstPageOfYear.has(year)) firstPageOfYear.set(year, page);
  }
}

/** The instant of publication: of a date without a time, the start of that day in the site's time zone. */
function publishedAt({ date, publishedAt }: Pick<Post, 'date' | 'publishedAt'>): Date {
  const { instant } = parseDate(publishedAt ?? `${date} 00:00`, site.timeZone) ?? {};
  return instant === undefined ? startOf(date) : new Date(instant);
}

/** Sorts posts by their instants, and those of one instant by their slugs. */
function newestFirst(some: Post[]): Post[] {
  const { compare } = new Intl.Collator(site.language);
  return some
    .map((post) => ({ post, time: publishedAt(post).getTime() }))
    .sort((a, b) => b.time - a.time || compare(a.post.slug, b.post.slug))
    .map(({ post }) => post);
}

/**
 * Gives each post the canonical spelling of its tags and its series, which is the oldest, and removes duplicates.
 */
function withCanonicalNames(newestFirst: Post[]): Post[] {
  const oldestFirst = newestFirst.toReversed();
  const tag = canonicalSpelling(oldestFirst.flatMap(({ tags }) => tags));
  const series = canonicalSpelling(oldestFirst.flatMap(({ series }) => series || []));
  return newestFirst.map((post) => ({
    ...post,
    tags: [...new Set(post.tags.map(tag))],
    ...(post.series && { series: series(post.series) }),
  }));
}
