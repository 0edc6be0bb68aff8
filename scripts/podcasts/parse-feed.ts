import {
  type AtomFeed,
  type ItunesNs,
  parseFeed as parseXml,
  type RdfFeed,
  type RssFeed,
} from 'feedsmith';
import type { Episode } from '../../content/internals/documents';
import { hashOf } from '../../pipeline/store/hash';
import { parseFeedDate } from './feed-dates';
import { FeedError } from './feed-error';
import { enclosuresIn } from './rdf-enclosures';
import { readPage } from './read-page';
import { repairFeed } from './repair-feed';
import { uniqueEpisodes } from './unique-episodes';
import { descriptionText, httpUrl, plainText } from './untrusted-text';

/** An episode of a feed: every string is plain text or an http or https URL. */
export type FeedEpisode = Episode;

/** A podcast's feed. */
export type Feed = {
  title: string;
  hosts: string[];
  /** The URL of the show's website. */
  link?: string;
  /** A language tag as the publisher writes it. */
  language?: string;
  description?: string;
  /** The id of the show in all of its feeds (`podcast:guid`). */
  guid?: string;
  /** Whether the publisher says that no more episodes will come. */
  complete: boolean;
  /** The new URL of the feed (`itunes:new-feed-url`). */
  movedTo?: string;
  /** All episodes, newest first; those without a date last. Each has an id of its own. */
  episodes: FeedEpisode[];
};

/**
 * Parses a podcast's feed: RSS 2.0 and 1.0, or Atom. Its strings come from a stranger: titles, names and
 * descriptions become plain text, a URL that is not http or https is left out.
 * @param text the feed; XML that is not well-formed is repaired if possible
 * @param url the feed's own URL, which relative ones are resolved against
 * @throws {FeedError} where the text is not a feed, is truncated, or has no episodes
 */
export function parseFeed(text: string, url?: string): Feed {
  if (text.trim() === '') throw new FeedError('the feed is empty');
  const xml = withoutRest(withoutDoctype(text));
  if (xml === undefined) throw new FeedError('the feed is truncated');
  const original = parse(xml, url);
  const itemCount = xml.match(/<(?:\w+:)?(item|entry)[\s>]/gi)?.length ?? 0;
  const isComplete = original && original.episodes.length >= itemCount;
  const repaired = isComplete ? undefined : parse(repairFeed(xml), url);
  const hasMore = original && repaired && repaired.episodes.length > original.episodes.length;
  const feed = hasMore ? repaired : (original ?? repaired);
  if (!feed) throw new FeedError(whatElse(text, url));
  if (feed.episodes.length === 0) throw new FeedError('the feed has no episodes');
  return { ...feed, episodes: newestFirst(uniqueEpisodes(feed.episodes)) };
}

/** What a text is instead of a feed of episodes. */
function whatElse(text: string, url: string | undefined): string {
  if (/<!doctype html|<html[\s>]/i.test(text)) {
    const [linked] = url === undefined ? [] : readPage(text, url).feeds;
    return linked
      ? `the feed is an HTML page, which links to the feed ${linked}`
      : 'the feed is an HTML page';
  }
  if (/<opml[\s>]/i.test(text)) return 'the feed is an OPML file, which is a list of feeds';
  if (/^\s*\{/.test(text)) return 'the feed is JSON, which podcast apps do not read';
  return 'the feed is neither RSS nor Atom';
}

/**
 * A feed up to the end of its root element: hosts append comments, warnings and scripts. As it is where
 * there is no root.
 * @returns undefined where the root is not closed, so that the feed is truncated
 */
function withoutRest(xml: string): string | undefined {
  const [, root] = /<(?:\w+:)?(rss|feed|RDF)[\s>]/i.exec(xml) ?? [];
  if (root === undefined) return xml;
  const end = [...xml.matchAll(new RegExp(`</(?:\\w+:)?${root}\\s*>`, 'gi'))].at(-1);
  const feed = end && xml.slice(0, end.index);
  const isOpen = (start: string, close: string) =>
    feed === undefined || feed.lastIndexOf(start) > feed.lastIndexOf(close);
  // An end tag within these does not end the feed.
  if (feed === undefined || isOpen('<![CDATA[', ']]>') || isOpen('<!--', '-->')) return undefined;
  return feed + end?.[0];
}

/** Without its DOCTYPE a feed declares no entities, which could expand without end. */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE[^[>]*(\[[\s\S]*?\]\s*)?>/i, '');
}

function parse(xml: string, url: string | undefined): Feed | undefined {
  try {
    const { format, feed } = parseXml(xml);
    if (format === 'rss') return fromRss(feed, url);
    if (format === 'rdf') return fromRdf(feed, url, enclosuresIn(xml));
    return format === 'atom' ? fromAtom(feed, url) : undefined;
  } catch {
    // Not a feed, or nested deeper than the call stack.
    return undefined;
  }
}

function fromRss(feed: RssFeed.Feed<string>, url: string | undefined): Feed {
  const { itunes, podcast, atom } = feed;
  const link = httpUrl(feed.link, url);
  const base = url ?? linkOf(atom?.links, 'self') ?? link;
  return {
    title: plainText(feed.title ?? itunes?.title ?? ''),
    hosts: hostsOf(podcast?.persons, [itunes?.author]),
    link,
    language: plainText(feed.language ?? feed.dc?.languages?.at(0) ?? '') || undefined,
    description: firstDescription([feed.description, itunes?.summary, itunes?.subtitle]),
    guid: plainText(podcast?.guid ?? '') || undefined,
    complete: Boolean(itunes?.complete || podcast?.updateFrequency?.complete),
    movedTo: httpUrl(itunes?.newFeedUrl, base),
    episodes: (feed.items ?? []).map((item) =>
      episode(base, {
        id: item.guid?.value,
        title: item.title ?? item.itunes?.title,
        published: item.pubDate ?? item.dc?.dates?.at(0),
        // A guid is a permalink unless isPermaLink is false (RSS 2.0).
        link:
          item.link ?? (item.guid?.isPermaLink === false ? undefined : absolute(item.guid?.value)),
        recordings: item.enclosures ?? [],
        descriptions: [item.description, item.content?.encoded],
        itunes: item.itunes,
        season: item.podcast?.season?.number,
        episode: item.podcast?.episode?.number,
      }),
    ),
  };
}

/** RSS 1.0. A recording is an `enc:enclosure` of its item, or its link. */
function fromRdf(
  feed: RdfFeed.Feed<string>,
  url: string | undefined,
  enclosures: Map<string, Recording>,
): Feed {
  const link = httpUrl(feed.link, url);
  const base = url ?? link;
  return {
    title: plainText(feed.title ?? ''),
    hosts: hostsOf(undefined, feed.dc?.creators ?? []),
    link,
    language: plainText(feed.dc?.languages?.at(0) ?? '') || undefined,
    description: firstDescription([feed.description]),
    complete: false,
    episodes: (feed.items ?? []).map((item) =>
      episode(base, {
        id: item.rdf?.about,
        title: item.title,
        published: item.dc?.dates?.at(0),
        link: item.link,
        recordings: [enclosures.get(item.rdf?.about ?? '') ?? [], { url: item.link }].flat(),
        descriptions: [item.description, item.content?.encoded],
      }),
    ),
  };
}

function fromAtom(feed: AtomFeed.Feed<string>, url: string | undefined): Feed {
  const { itunes } = feed;
  const base = url ?? linkOf(feed.links, 'self');
  const authors = feed.authors?.map(({ name }) => name) ?? [];
  return {
    title: plainText(feed.title?.value ?? ''),
    hosts: hostsOf(undefined, authors.length > 0 ? authors : [itunes?.author]),
    link: linkOf(feed.links, 'alternate', base),
    language: plainText(feed.xml?.lang ?? '') || undefined,
    description: firstDescription([feed.subtitle?.value, itunes?.summary]),
    complete: Boolean(itunes?.complete),
    movedTo: httpUrl(itunes?.newFeedUrl, base),
    episodes: (feed.entries ?? []).map((entry) =>
      episode(base, {
        id: entry.id,
        title: entry.title?.value,
        published: entry.published ?? entry.updated,
        link: linkOf(entry.links, 'alternate', base),
        recordings: (entry.links ?? [])
          .filter(({ rel }) => rel === 'enclosure')
          .map(({ href, type, length }) => ({ url: href, type, length })),
        descriptions: [entry.summary?.value, entry.content?.value],
        itunes: entry.itunes,
      }),
    ),
  };
}

function linkOf(
  links: AtomFeed.Link<string>[] | undefined,
  rel: string,
  base?: string,
): string | undefined {
  const link = links?.find((link) => (link.rel ?? 'alternate') === rel);
  return httpUrl(link?.href, base);
}

function absolute(url: string | undefined): string | undefined {
  return /^https?:/i.test(url ?? '') ? url : undefined;
}

/** The hosts by `podcast:person`, or else the authors. */
function hostsOf(
  persons: { display?: string; role?: string }[] | undefined,
  authors: (string | undefined)[],
): string[] {
  // The default role is host: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/person.md
  const hosts = persons?.filter(({ role }) => (role ?? 'host').toLowerCase() === 'host') ?? [];
  const names = hosts.length > 0 ? hosts.map(({ display }) => display) : authors;
  const plain = names
    .slice(0, MAX_HOSTS)
    .flatMap((name) => withoutEmail(plainText(name ?? '')) || []);
  return [...new Set(plain)];
}

const MAX_HOSTS = 20;

/** A name without the email address that RSS asks for: `jo@a.example (Jo)`, or the address alone. */
function withoutEmail(name: string): string {
  return name.replace(/^\S+@\S+\s*(?:\((.+)\))?$/, '$1').replace(/\s*[<(]\S+@\S+[>)]$/, '');
}

/** The first description with words. */
function firstDescription(descriptions: (string | undefined)[]): string | undefined {
  for (const description of descriptions) {
    const text = descriptionText(description ?? '');
    if (VISIBLE.test(text)) return text;
  }
  return undefined;
}

type Recording = { url?: string; type?: string; length?: number };

type Source = {
  id?: string;
  title?: string;
  published?: string;
  link?: string;
  recordings: Recording[];
  descriptions: (string | undefined)[];
  itunes?: ItunesNs.Item;
  season?: number;
  episode?: number;
};

function episode(base: string | undefined, source: Source): FeedEpisode {
  const { itunes } = source;
  const recording = source.recordings.find(isPlayable);
  const audio = httpUrl(recording?.url, base);
  const link = httpUrl(source.link, base);
  const published = parseFeedDate(source.published ?? '');
  const plainTitle = plainText(source.title ?? '');
  const title = VISIBLE.test(plainTitle) ? plainTitle : 'Untitled';
  const description = firstDescription([...source.descriptions, itunes?.summary, itunes?.subtitle]);
  return {
    id: idOf(source.id) || audio || link || `${title} ${published ?? ''}`.trim(),
    title,
    published,
    seconds: positiveInteger(itunes?.duration, MAX_SECONDS),
    link,
    ...(description !== title && { description }),
    season: positiveInteger(itunes?.season ?? source.season, MAX_NUMBER),
    episode: positiveInteger(itunes?.episode ?? source.episode, MAX_NUMBER),
    kind: kindOf(itunes?.episodeType),
    ...(audio && {
      audio,
      audioType: mediaType(recording?.type),
      audioBytes: positiveInteger(recording?.length, Number.MAX_SAFE_INTEGER),
    }),
  };
}

/** What an episode is where it is not a full one: https://help.apple.com/itc/podcasts_connect/#/itcb54353390 */
function kindOf(episodeType: string | undefined): FeedEpisode['kind'] {
  const type = episodeType?.trim().toLowerCase();
  return type === 'trailer' || type === 'bonus' ? type : undefined;
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
// Some publishers number episodes by their day, such as 20261123.
const MAX_NUMBER = 99_999_999;

// Any character that is not blank: some letters, such as the Hangul filler, are blank too.
const VISIBLE = /[^\s\p{Cf}\p{Cn}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

function newestFirst(episodes: FeedEpisode[]): FeedEpisode[] {
  return episodes.toSorted((a, b) => (b.published ?? '').localeCompare(a.published ?? ''));
}
