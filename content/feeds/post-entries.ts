import { escapeUTF8 } from 'entities';
import { startOf } from '../../pipeline/dates';
import { authorsOf, type PostAuthor } from '../authors';
import { readBody } from '../internals/documents';
import { type Post, posts, tagsOf } from '../posts';
import { absoluteUrl } from '../urls';
import { forXml } from './xml';

/** A post in a feed: with its full HTML, and absolute URLs. */
export type FeedEntry = {
  url: string;
  title: string;
  summary: string;
  html: string;
  tags: string[];
  /** Where it is not that of the site. */
  language?: string;
  /** Where it is not by the author of the site. */
  authors: { name: string; url?: string }[];
  published: Date;
  updated: Date;
};

const NEWEST = 30;

/** The entries of the newest posts. */
export async function feedEntries(): Promise<FeedEntry[]> {
  return Promise.all(posts.slice(0, NEWEST).map(feedEntry));
}

async function feedEntry(post: Post): Promise<FeedEntry> {
  const { feedHtml } = await readBody(post);
  return {
    url: absoluteUrl(post.url),
    title: plainText(post.title),
    summary: plainText(post.summary),
    html: forXml(coverOf(post) + inItsLanguage(feedHtml, post)),
    language: post.lang,
    tags: tagsOf(post).map(({ name }) => plainText(name)),
    authors: post.authors.length > 0 ? authorsOf(post).map(feedAuthor) : [],
    ...timesOf(post),
  };
}

function feedAuthor({ name, url }: PostAuthor) {
  return { name: plainText(name), url: url && absoluteUrl(url) };
}

/** The cover stands first, as on the page: few feed readers show an image that is not in the content. */
function coverOf({ picture }: Post): string {
  if (!picture) return '';
  const { src, alt, width, height } = picture;
  const size = width && height ? ` width="${width}" height="${height}"` : '';
  return `<p><img src="${escapeUTF8(absoluteUrl(src))}" alt="${escapeUTF8(alt)}"${size}></p>\n`;
}

/** A text as XML can hold it, also for the JSON Feed: both say the same. */
function plainText(text: string): string {
  return forXml(text).trim();
}

/** Feed readers show a text in the direction and with the hyphens of its language. */
function inItsLanguage(html: string, { lang, dir }: Post): string {
  const attributes = [lang && ` lang="${lang}"`, dir && ` dir="${dir}"`].join('');
  return attributes === '' ? html : `<div${attributes}>${html}</div>`;
}

function timesOf({ date, publishedAt, updated, updatedAt }: Post) {
  const published = publishedAt ? new Date(publishedAt) : startOf(date);
  const changed = updatedAt ? new Date(updatedAt) : updated ? startOf(updated) : published;
  // A day without a time begins before the time of a post that was changed on its first day.
  return { published, updated: new Date(Math.max(changed.getTime(), published.getTime())) };
}

/** The date of the last change in the feeds: that of an entry, so that a build alone does not change it. */
export function feedUpdated(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}
