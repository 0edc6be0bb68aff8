import { decodeHTML } from 'entities';
import { type AtomFeed, parseFeed as parseXml, type RssFeed } from 'feedsmith';
import type { Episode } from '../../content/internals/documents';
import { hashOf } from '../../pipeline/store/hash';
import { FeedError } from './feed-error';
import { repairFeed } from './repair-feed';

/** An episode of a feed: every string is plain text or an http or https URL. */
export type FeedEpisode = Episode;

/** A podcast's feed. */
export type Feed = {
  title: string;
  hosts: string[];
  /** Whether the publisher says that no more episodes will come. */
  complete: boolean;
  /** The new URL of the feed (`itunes:new-feed-url`). */
  movedTo?: string;
  /** All episodes, newest first; those without a date last. */
  episodes: FeedEpisode[];
};

/**
 * Parses a podcast's feed, RSS or Atom. Its strings come from a stranger: titles and names become
 * plain text, a URL that is not http or https is left out.
 * @param text the feed; XML that is not well-formed is repaired if possible
 * @throws {FeedError} where the text is not a feed, is truncated, or has no episodes
 */
export function parseFeed(text: string): Feed {
  if (text.trim() === '') throw new FeedError('the feed is empty');
  const xml = withoutDoctype(text);
  if (isTruncated(xml)) throw new FeedError('the feed is truncated');
  const original = parse(xml);
  const itemCount = xml.match(/<(?:\w+:)?(item|entry)[\s>]/gi)?.length ?? 0;
  const isComplete = original && original.episodes.length >= itemCount;
  const repaired = isComplete ? undefined : parse(repairFeed(xml));
  const hasMore = original && repaired && repaired.episodes.length > original.episodes.length;
  const feed = hasMore ? repaired : (original ?? repaired);
  if (!feed) {
    const isPage = /<!doctype html|<html[\s>]/i.test(text);
    throw new FeedError(isPage ? 'the feed is an HTML page' : 'the feed is neither RSS nor Atom');
  }
  if (feed.episodes.length === 0) throw new FeedError('the feed has no episodes');
  return { ...feed, episodes: newestFirst(feed.episodes) };
}

/** Whether the root element is not closed. Caches append comments after it. */
function isTruncated(xml: string): boolean {
  const [, root] = /<(?:\w+:)?(rss|feed)[\s>]/i.exec(xml) ?? [];
  if (root === undefined) return false;
  const end = [...xml.matchAll(new RegExp(`</(?:\\w+:)?${root}\\s*>`, 'gi'))].at(-1);
  const rest = end && xml.slice(end.index + end[0].length).replace(/<!--[\s\S]*?-->/g, '');
  return rest === undefined || /<|\]\]>/.test(rest);
}

/** Without its DOCTYPE a feed declares no entities, which could expand without end. */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, '');
}

function parse(xml: string): Feed | undefined {
  try {
    const { format, feed } = parseXml(xml);
    if (format === 'rss') return fromRss(feed);
    return format === 'atom' ? fromAtom(feed) : undefined;
  } catch {
    // Not a feed, or nested deeper than the call stack.
    return undefined;
  }
}

function fromRss(feed: RssFeed.Feed<string>): Feed {
  const { itunes, podcast } = feed;
  return {
    title: plainText(feed.title ?? ''),
    hosts: hostsOf(podcast?.persons, itunes?.author),
    complete: Boolean(itunes?.complete || podcast?.updateFrequency?.complete),
    movedTo: httpUrl(itunes?.newFeedUrl),
    episodes: (feed.items ?? []).map((item) =>
      episode({
        id: item.guid?.value,
        title: item.title ?? item.itunes?.title,
        published: item.pubDate ?? item.dc?.dates?.at(0),
        seconds: item.itunes?.duration,
        // A guid is a permalink unless isPermaLink is false (RSS 2.0).
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

/** The hosts by `podcast:person`, or else the author by `itunes:author`. */
function hostsOf(
  persons: { display?: string; role?: string }[] | undefined,
  author: string | undefined,
): string[] {
  // The default role is host: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/person.md
  const hosts = persons?.filter(({ role }) => (role ?? 'host').toLowerCase() === 'host') ?? [];
  const names = hosts.length > 0 ? hosts.map(({ display }) => display) : [author];
  return names.flatMap((name) => plainText(name ?? '') || []);
}

function episode(source: {
  id?: string;
  title?: string;
  published?: string;
  seconds?: number;
  link?: string;
  recordings: { url?: string; type?: string; length?: number }[];
}): FeedEpisode {
  const recording = source.recordings.find(isPlayable);
  const audio = httpUrl(recording?.url);
  const link = httpUrl(source.link);
  const published = instant(source.published);
  const plainTitle = plainText(source.title ?? '');
  const title = VISIBLE.test(plainTitle) ? plainTitle : 'Untitled';
  return {
    id: idOf(source.id) || audio || link || `${title} ${published ?? ''}`.trim(),
    title,
    published,
    seconds: positiveInteger(source.seconds, MAX_SECONDS),
    link,
    ...(audio && {
      audio,
      audioType: mediaType(recording?.type),
      audioBytes: positiveInteger(recording?.length, Number.MAX_SAFE_INTEGER),
    }),
  };
}

/** A number of a feed, which may be 1e300, rounded; undefined where it is not positive or too large. */
function positiveInteger(value: number | undefined, max: number): number | undefined {
  const integer = Math.round(value ?? 0);
  return integer > 0 && integer <= max ? integer : undefined;
}

/** An id of bounded length: a long one becomes its hash, so that it stays unique. */
function idOf(id: string | undefined): string {
  const plainId = plainText(id ?? '');
  return plainId.endsWith('…') ? hashOf(String(id)) : plainId;
}

function isPlayable({ url, type }: { url?: string; type?: string }): boolean {
  return /^(audio|video)\//i.test(type ?? '') || /\.(mp3|m4a|ogg|opus|aac|wav)\b/i.test(url ?? '');
}

function mediaType(type: string | undefined): string | undefined {
  return /^(audio|video)\/[\w.+-]{1,60}/i.exec(type ?? '')?.[0].toLowerCase();
}

const MAX_SECONDS = 7 * 24 * 60 * 60;
const MAX_CHARACTERS = 300;
// Control characters, bidirectional controls, lone surrogates and byte order marks.
const CONTROLS = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

// Any character that is not blank: some letters, such as the Hangul filler, are blank too.
const VISIBLE = /[^\s\p{Cf}\p{Cn}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

/** One line of plain text. Many publishers encode entities twice, or in CDATA. */
function plainText(text: string): string {
  const line = decodeHTML(text).replace(/\s+/g, ' ').replace(CONTROLS, '').trim();
  const characters = [...line];
  return characters.length > MAX_CHARACTERS
    ? `${characters.slice(0, MAX_CHARACTERS).join('')}…`
    : line;
}

const MAX_URL_LENGTH = 2000;

function httpUrl(value: string | undefined): string | undefined {
  const url = value?.trim() ?? '';
  if (url.length > MAX_URL_LENGTH || !URL.canParse(url)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(url);
  const isValid = /^https?:$/.test(protocol) && hostname !== '' && username + password === '';
  return isValid ? href : undefined;
}

// A year and a number next to it: `Date.parse` takes “episode 12” for 1 December 2001.
const DAY_AND_YEAR = /\d{4}\D+\d|\d\D+\d{4}|\d[ -][a-z]{3}[ -]\d\d\b/i;

/** An instant in RFC 3339, from the date formats that `Date.parse` knows. */
function instant(date: string | undefined): string | undefined {
  const time = DAY_AND_YEAR.test(date ?? '') ? Date.parse(date ?? '') : Number.NaN;
  const isPlausible = time >= 0 && time < Date.UTC(9999, 11, 31);
  return isPlausible ? new Date(time).toISOString() : undefined;
}

function newestFirst(episodes: FeedEpisode[]): FeedEpisode[] {
  return episodes.toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
}
