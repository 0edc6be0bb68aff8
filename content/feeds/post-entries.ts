import { startOf } from '../../pipeline/dates';
import { readBody } from '../documents';
import { type Post, posts } from '../posts';
import { absoluteUrl } from '../urls';
import { forXml } from './xml';

/** A post as a feed carries it: whole, and with URLs that hold outside of the site. */
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

/** The newest posts for the feeds. */
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

/** When the feeds last changed: with the newest of their entries, so that a build alone changes nothing. */
export function feedUpdated(entries: FeedEntry[]): Date {
  return new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime())));
}
