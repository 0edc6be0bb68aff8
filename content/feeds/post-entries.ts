import { escapeUTF8 } from 'entities';
import { startOf } from '../../pipeline/dates';
import { authorsOf } from '../authors';
import { readBody } from '../internals/documents';
import { type Post, tagsOf } from '../posts';
import { absoluteUrl } from '../urls';
import { forXml, plainText } from './xml';

/** A post in a feed: with its full HTML, and absolute URLs. */
export type FeedEntry = {
  /** Permanent: readers take an entry with another id for a new one. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  tags: string[];
  /** Where it is not that of the site. */
  language?: string;
  dir?: FeedPost['dir'];
  /** Where it is not by the author of the site. */
  authors: { name: string; url?: string }[];
  /** The day of publication in the time zone of the site. */
  day: string;
  published: Date;
  updated: Date;
};

/** How many posts the feed of the site has. */
export const NEWEST = 30;

/** How many the feed of a tag has: few, since all feeds have the whole text of their posts. */
export const NEWEST_OF_TAG = 10;

/** What a feed shows of a post. */
export type FeedPost = Pick<
  Post,
  | 'guid'
  | 'url'
  | 'title'
  | 'summary'
  | 'lang'
  | 'dir'
  | 'date'
  | 'publishedAt'
  | 'updated'
  | 'updatedAt'
  | 'bodyId'
  | 'picture'
> & {
  /** The names of its tags. */
  tags: string[];
  /** Where it is not by the author of the site. */
  authors: { name: string; url?: string }[];
};

/** What a feed shows of a post, and nothing else of it. */
export function feedPost(post: Post): FeedPost {
  const { guid, url, title, summary, lang, dir, picture, bodyId } = post;
  const { date, publishedAt, updated, updatedAt } = post;
  const times = { date, publishedAt, updated, updatedAt };
  const tags = tagsOf(post).map(({ name }) => name);
  const named = post.authors.length > 0 ? authorsOf(post) : [];
  const authors = named.map(({ name, url }) => ({ name, url }));
  return { guid, url, title, summary, lang, dir, tags, authors, picture, bodyId, ...times };
}

/** The entries of posts. */
export async function feedEntries(some: readonly FeedPost[]): Promise<FeedEntry[]> {
  return Promise.all(some.map(feedEntry));
}

async function feedEntry(post: FeedPost): Promise<FeedEntry> {
  const { feedHtml } = await readBody(post);
  const url = absoluteUrl(post.url);
  return {
    // A post keeps its URL, so the URL can be the permanent id.
    id: post.guid ?? url,
    url,
    title: plainText(post.title),
    summary: plainText(post.summary),
    html: forXml(coverOf(post) + inItsLanguage(feedHtml, post)),
    language: post.lang,
    dir: post.dir,
    day: post.date,
    tags: post.tags.map(plainText),
    authors: post.authors.map(({ name, url }) => ({
      name: plainText(name),
      url: url && absoluteUrl(url),
    })),
    ...timesOf(post),
  };
}

/** The cover stands first, as on the page: few feed readers show an image that is not in the content. */
function coverOf({ picture }: FeedPost): string {
  if (!picture) return '';
  const { src, alt, width, height } = picture;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  return `<p><img src="${escapeUTF8(absoluteUrl(src))}" alt="${escapeUTF8(alt)}"${size}></p>\n`;
}

/** Feed readers show a text in the direction and with the hyphens of its language. */
function inItsLanguage(html: string, { lang, dir }: FeedPost): string {
  const attributes = [lang && ` lang="${lang}"`, dir && ` dir="${dir}"`].join('');
  return attributes === '' ? html : `<div${attributes}>${html}</div>`;
}

function timesOf({ date, publishedAt, updated, updatedAt }: FeedPost) {
  const published = publishedAt ? new Date(publishedAt) : startOf(date);
  const changed = updatedAt ? new Date(updatedAt) : updated ? startOf(updated) : published;
  // A day without a time begins before the time of a post that was changed on its first day.
  return { published, updated: new Date(Math.max(changed.getTime(), published.getTime())) };
}

/** The date of the last change in the feeds: that of an entry, so that a build alone does not change it. */
export function feedUpdated(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}
