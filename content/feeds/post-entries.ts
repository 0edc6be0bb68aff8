import { startOf } from '../../pipeline/dates';
import { readBody } from '../internals/documents';
import { type Post, posts } from '../posts';
import { absoluteUrl } from '../urls';
import { forXml } from './xml';

/** A post in a feed: with its full HTML, and absolute URLs. */
export type FeedEntry = {
  url: string;
  title: string;
  summary: string;
  html: string;
  tags: string[];
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
    title: forXml(post.title),
    summary: forXml(post.summary),
    html: forXml(feedHtml),
    tags: post.tags.map(forXml),
    published: startOf(post.date),
    updated: startOf(post.updated ?? post.date),
  };
}

/** The date of the last change in the feeds: that of an entry, so that a build alone does not change it. */
export function feedUpdated(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}
