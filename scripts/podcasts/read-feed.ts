import { createHash } from 'node:crypto';
import { decodeHTML } from 'entities';
import { type AtomFeed, parseFeed, type RssFeed } from 'feedsmith';
import type { Episode } from '../../content/documents';
import { FeedError } from './feed-error';
import { repairFeed } from './repair-feed';

/** An episode as a feed tells of it: all of it is plain text, or a checked http address. */
export type FeedEpisode = Episode;

/** A podcast's feed. */
export type Feed = {
  title: string;
  hosts: string[];
  /** Whether no more episodes will come. */
  complete: boolean;
  /** Where its publisher says that it is from now on. */
  movedTo?: string;
  /** All of its episodes, newest first; those without a date last. */
  episodes: FeedEpisode[];
};

/**
 * Reads a podcast's feed, RSS or Atom. Whatever stands in it, a title is plain text, and an address
 * leads to http or https.
 * @param text the feed; what is not quite XML is repaired where it can be
 * @throws {FeedError} where it is no feed, is cut off, or names no episode
 */
export function readFeed(text: string): Feed {
  if (text.trim() === '') throw new FeedError('it is empty');
  const xml = withoutDoctype(text);
  if (isCutOff(xml)) throw new FeedError('it is cut off');
  const asWritten = parse(xml);
  const named = xml.match(/<(?:\w+:)?(item|entry)[\s>]/gi)?.length ?? 0;
  const isWhole = asWritten && asWritten.episodes.length >= named;
  const repaired = isWhole ? undefined : parse(repairFeed(xml));
  const hasMore = asWritten && repaired && repaired.episodes.length > asWritten.episodes.length;
  const feed = hasMore ? repaired : (asWritten ?? repaired);
  if (!feed) {
    const isPage = /<!doctype html|<html[\s>]/i.test(text);
    throw new FeedError(isPage ? 'it is a web page, and no feed' : 'it is neither RSS nor Atom');
  }
  if (feed.episodes.length === 0) throw new FeedError('it names no episode');
  return { ...feed, episodes: newestFirst(feed.episodes) };
}

/** Whether a feed begins and does not end. Behind its end there may be comments, as caches leave them. */
function isCutOff(xml: string): boolean {
  const [, root] = /<(?:\w+:)?(rss|feed)[\s>]/i.exec(xml) ?? [];
  if (root === undefined) return false;
  const end = [...xml.matchAll(new RegExp(`</(?:\\w+:)?${root}\\s*>`, 'gi'))].at(-1);
  const rest = end && xml.slice(end.index + end[0].length).replace(/<!--[\s\S]*?-->/g, '');
  return rest === undefined || /<|\]\]>/.test(rest);
}

/** Entities that a feed declares itself are left as they stand: some unfold without end. */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, '');
}

function parse(xml: string): Feed | undefined {
  try {
    const { format, feed } = parseFeed(xml);
    if (format === 'rss') return fromRss(feed);
    return format === 'atom' ? fromAtom(feed) : undefined;
  } catch {
    // Nothing that the parser knows, or nested deeper than a program can follow.
    return undefined;
  }
}

function fromRss(feed: RssFeed.Feed<string>): Feed {
  const { itunes, podcast } = feed;
  return {
    title: plainText(feed.title ?? ''),
    hosts: hostsOf(podcast?.persons, itunes?.author),
    complete: Boolean(itunes?.complete || podcast?.updateFrequency?.complete),
    movedTo: httpAddress(itunes?.newFeedUrl),
    episodes: (feed.items ?? []).map((item) =>
      episode({
        id: item.guid?.value,
        title: item.title ?? item.itunes?.title,
        published: item.pubDate ?? item.dc?.dates?.at(0),
        seconds: item.itunes?.duration,
        // An id may be an address, and says so by not saying that it is none (RSS 2.0, guid).
        link: item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
        recordings: item.enclosures ?? [],
      }),
    ),
  };
}

function fromAtom(feed: AtomFeed.Feed<string>): Feed {
  const linkOf = (links: AtomFeed.Link<string>[], rel: string) =>
    links.find((link) => (link.rel ?? 'alternate') === rel)?.href;
  return {
    title: plainText(feed.title?.value ?? ''),
    hosts: hostsOf(
      undefined,
      feed.authors?.map(({ name }) => name).find((name) => name !== undefined),
    ),
    complete: false,
    episodes: (feed.entries ?? []).map((entry) =>
      episode({
        id: entry.id,
        title: entry.title?.value,
        published: entry.published ?? entry.updated,
        link: linkOf(entry.links ?? [], 'alternate'),
        recordings: (entry.links ?? [])
          .filter(({ rel }) => rel === 'enclosure')
          .map(({ href, type, length }) => ({ url: href, type, length })),
      }),
    ),
  };
}

/** Who talks, by the namespace of Podcasting 2.0, or else by that of iTunes. */
function hostsOf(
  persons: { display?: string; role?: string }[] | undefined,
  author: string | undefined,
): string[] {
  // Who has no role is a host: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/person.md
  const hosts = persons?.filter(({ role }) => (role ?? 'host').toLowerCase() === 'host') ?? [];
  const names = hosts.length > 0 ? hosts.map(({ display }) => display) : [author];
  return names.flatMap((name) => plainText(name ?? '') || []);
}

function episode(told: {
  id?: string;
  title?: string;
  published?: string;
  seconds?: number;
  link?: string;
  recordings: { url?: string; type?: string; length?: number }[];
}): FeedEpisode {
  const recording = told.recordings.find(isPlayable);
  const audio = httpAddress(recording?.url);
  const link = httpAddress(told.link);
  const published = moment(told.published);
  const written = plainText(told.title ?? '');
  const title = SEEN.test(written) ? written : 'Untitled';
  return {
    id: idOf(told.id) || audio || link || `${title} ${published ?? ''}`.trim(),
    title,
    published,
    seconds: whole(told.seconds, LONGEST_S),
    link,
    ...(audio && {
      audio,
      audioType: mediaType(recording?.type),
      audioBytes: whole(recording?.length, Number.MAX_SAFE_INTEGER),
    }),
  };
}

/** A count that can be one: a stranger may write 1e300. */
function whole(written: number | undefined, most: number): number | undefined {
  const count = Math.round(written ?? 0);
  return count > 0 && count <= most ? count : undefined;
}

/** An id of bounded length: two long ones that begin alike are two. */
function idOf(written: string | undefined): string {
  const id = plainText(written ?? '');
  return id.endsWith('…') ? createHash('sha256').update(String(written)).digest('hex') : id;
}

function isPlayable({ url, type }: { url?: string; type?: string }): boolean {
  return /^(audio|video)\//i.test(type ?? '') || /\.(mp3|m4a|ogg|opus|aac|wav)\b/i.test(url ?? '');
}

function mediaType(type: string | undefined): string | undefined {
  return /^(audio|video)\/[\w.+-]{1,60}/i.exec(type ?? '')?.[0].toLowerCase();
}

const LONGEST_S = 7 * 24 * 60 * 60;
const LONGEST_TEXT = 300;
// What moves other text about or cannot be seen: controls, and marks that turn the line round.
const UNSEEN = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

// Letters and signs, but for those that only look like a blank.
const SEEN = /[^\s\p{Cf}\p{Cn}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

/** One line of text. Publishers often write entities twice, or where none are read. */
function plainText(text: string): string {
  const line = decodeHTML(text).replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
  const letters = [...line];
  return letters.length > LONGEST_TEXT ? `${letters.slice(0, LONGEST_TEXT).join('')}…` : line;
}

const LONGEST_ADDRESS = 2000;

function httpAddress(written: string | undefined): string | undefined {
  const address = written?.trim() ?? '';
  if (address.length > LONGEST_ADDRESS || !URL.canParse(address)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(address);
  const isPlain = /^https?:$/.test(protocol) && hostname !== '' && username + password === '';
  return isPlain ? href : undefined;
}

// A year, and a number beside it: `Date.parse` makes 1 December 2001 of “episode 12”.
const DAY_AND_YEAR = /\d{4}\D+\d|\d\D+\d{4}|\d[ -][a-z]{3}[ -]\d\d\b/i;

function moment(written: string | undefined): string | undefined {
  const time = DAY_AND_YEAR.test(written ?? '') ? Date.parse(written ?? '') : Number.NaN;
  const isSane = time >= 0 && time < Date.UTC(9999, 11, 31);
  return isSane ? new Date(time).toISOString() : undefined;
}

function newestFirst(episodes: FeedEpisode[]): FeedEpisode[] {
  return episodes.toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
}
