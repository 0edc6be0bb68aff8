import { parseDate, startOf } from '../pipeline/dates';
import { canonicalSpelling, groupByTerm } from '../pipeline/taxonomy';
import { readCollection } from './internals/collections';
import type { Post } from './internals/documents';
import { site } from './site';
import { urlOfTag } from './urls';

export type { Post } from './internals/documents';

/** A tag and the posts that have it, newest first. */
export type Tag = { slug: string; name: string; url: string; posts: Post[] };

const showsDrafts = process.env.NODE_ENV === 'development';

/** The published posts, newest first; in development, drafts and scheduled posts too. */
export const posts: Post[] = withCanonicalTags(
  readCollection('Post')
    .filter(({ isPublished }) => isPublished || showsDrafts)
    .sort(
      (a, b) =>
        publishedAt(b).getTime() - publishedAt(a).getTime() ||
        a.slug.localeCompare(b.slug, site.language),
    ),
);

/** All tags by name. */
export const tags: Tag[] = groupByTerm(posts, (post) => post.tags)
  .map(({ slug, name, items }) => ({ slug, name, url: urlOfTag(slug), posts: items }))
  .sort((a, b) => a.name.localeCompare(b.name, site.language));

/** A post's tags. */
export function tagsOf(post: Post): Tag[] {
  return tags.filter(({ name }) => post.tags.includes(name));
}

/** The next newer and older post. */
export function neighbours(post: Post): { newer?: Post; older?: Post } {
  const index = posts.indexOf(post);
  return { newer: posts[index - 1], older: posts[index + 1] };
}

/** The posts by the year of their date, newest year first. */
export function postsByYear(): { year: string; posts: Post[] }[] {
  const years = new Set(posts.map(({ date }) => date.slice(0, 4)));
  return [...years].map((year) => ({
    year,
    posts: posts.filter(({ date }) => date.startsWith(year)),
  }));
}

/** The instant of publication: of a date without a time, the start of that day in the site's time zone. */
function publishedAt({ date, publishedAt }: Pick<Post, 'date' | 'publishedAt'>): Date {
  const { instant } = parseDate(publishedAt ?? `${date} 00:00`, site.timeZone) ?? {};
  return instant === undefined ? startOf(date) : new Date(instant);
}

/** Gives each post the canonical spelling of its tags, which is the oldest, and removes duplicates. */
function withCanonicalTags(newestFirst: Post[]): Post[] {
  const canonical = canonicalSpelling(newestFirst.toReversed().flatMap((post) => post.tags));
  return newestFirst.map((post) => ({ ...post, tags: [...new Set(post.tags.map(canonical))] }));
}
