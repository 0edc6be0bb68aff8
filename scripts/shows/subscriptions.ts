import { type Opml, parseOpml } from 'feedsmith';
import { idsInAddress } from '../../content/podcast-directory/platform-addresses';
import { feedUrl, topicsIn, website } from '../../content/podcast-directory/show-fields';
import { canParseUrl } from '../../pipeline/can-parse-url';
import { taxonomyTerm } from '../../pipeline/loader/validators';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { slugOfTag, slugOfTitle } from '../../pipeline/slugs';
import { isLocalName } from '../http/guarded-fetch';
import { httpUrl, plainText } from '../podcasts/untrusted-text';
import { factsOfFeed, keyIn, looksLikeFeed } from './address';
import { languageOf } from './language';
import type { Checks, ShowFacts } from './show-file';

/** A file that is not a list of subscriptions. The message says what it is instead. */
export class OpmlError extends Error {}

/** A show of a list of subscriptions, or why it cannot have a file. */
export type Subscription = { name: string } & (
  | { facts: ShowFacts & { feed: string }; checks: Checks; description?: string }
  | { reason: string }
);

type Outline = Opml.Outline<string>;

/**
 * Reads the outlines with a feed of an OPML file, as apps export it: http://opml.org/spec2.opml
 * Their strings are a stranger's, and become plain text. Each group that a show is in is a topic.
 * @throws {OpmlError} where the text is not OPML
 */
export function parseSubscriptions(text: string): Subscription[] {
  const outlines = parse(text);
  const found = subscriptionsIn(outlines, []);
  const written = text.match(/<outline\b[^<>]*\sxmlurl\s*=/gi)?.length ?? 0;
  const read = countFeeds(outlines);
  const isCut = Array.from({ length: Math.max(0, written - read) }, () => ({
    name: 'An outline',
    reason: 'the XML around it is not well-formed, so that it is not read',
  }));
  return [...found, ...isCut];
}

function parse(text: string): Outline[] {
  if (text.trim() === '') throw new OpmlError('the file is empty');
  if (!/<opml[\s/>]/i.test(text)) throw new OpmlError(whatElse(text));
  // Lists without outlines are no error, but the parser takes them for one.
  if (!/<outline[\s/>]/i.test(text)) return [];
  try {
    return parseOpml(text).body?.outlines ?? [];
  } catch {
    // Not well-formed, or nested deeper than the call stack.
    throw new OpmlError('its XML is cut off or not well-formed: export it again');
  }
}

function whatElse(text: string): string {
  if (/<!doctype html|<html[\s>]/i.test(text)) return 'it is an HTML page, not OPML';
  if (/<(rss|feed|rdf:rdf)[\s>]/i.test(text)) {
    return 'it is a feed, not a list of feeds: npm run new -- --show and its address makes a show of it';
  }
  return 'it is not OPML, which apps export as “OPML” or “subscriptions”';
}

function subscriptionsIn(outlines: Outline[], groups: string[]): Subscription[] {
  return outlines.flatMap((outline) => {
    const { outlines: inner = [] } = outline;
    if (hasFeed(outline)) {
      return [subscriptionOf(outline, groups), ...subscriptionsIn(inner, groups)];
    }
    return subscriptionsIn(inner, [...groups, outline.title ?? outline.text ?? '']);
  });
}

function countFeeds(outlines: Outline[]): number {
  return outlines.reduce(
    (count, { xmlUrl, outlines = [] }) => count + (xmlUrl ? 1 : 0) + countFeeds(outlines),
    0,
  );
}

const FEED_TYPES = /^(rss|rss\d|atom|rdf|feed|podcast)$/i;

/** Whether an outline is a subscription: some have the feed in `url`, or none at all. */
function hasFeed({ type, xmlUrl, url }: Outline): boolean {
  if (xmlUrl !== undefined || FEED_TYPES.test(type ?? '')) return true;
  return (
    type === undefined && url !== undefined && httpUrl(url) !== undefined && looksLikeFeed(url)
  );
}

function subscriptionOf(outline: Outline, groups: string[]): Subscription {
  const { title, text, xmlUrl, url, htmlUrl, language, description } = outline;
  const written = xmlUrl ?? url ?? '';
  // gPodder writes the description into `text`.
  const own = [title, text].map((name) => plainText(name ?? '')).find((name) => slugOfTitle(name));
  const name = own ?? (plainText(written) || 'An outline without a name');
  const feed = httpUrl(idsInAddress(written)?.feed ?? written);
  if (feed === undefined) return { name, reason: reasonAgainst(written) };
  const reason = reasonAgainstFeed(feed);
  if (reason !== undefined) return { name, reason };

  const page = httpUrl(htmlUrl);
  const onPlatform = idsInAddress(page ?? '') ?? idsInAddress(feed);
  const guess = factsOfFeed(feed);
  const address = [onPlatform?.kind === 'show' ? onPlatform.url : page, guess.facts.address].find(
    (it) => it !== undefined && isWebsite(it, feed),
  );
  if (address === undefined) {
    return { name, reason: 'it has no website, and its feed is all of its host' };
  }
  return {
    name,
    facts: {
      name: own ?? guess.facts.name,
      address,
      topics: topicsOf(groups),
      language: languageOf(language),
      appleId: onPlatform?.appleId,
      spotifyId: onPlatform?.spotifyId,
      youtube: onPlatform?.youtube,
      amazon: onPlatform?.amazon,
      feed,
    },
    checks: {
      ...(own === undefined && { name: guess.checks.name }),
      ...(address === guess.facts.address && { address: guess.checks.address }),
    },
    description: plainText((description ?? '').replace(/<[^<>]*>/g, ' ')) || undefined,
  };
}

function reasonAgainst(written: string): string {
  if (written === '') return 'it has no address of a feed';
  if (!canParseUrl(written)) return `its address is not a URL: ${plainText(written)}`;
  const { protocol, username, password } = new URL(written);
  if (!/^https?:$/.test(protocol)) return `its address is not http or https: ${plainText(written)}`;
  return username + password === ''
    ? 'its address is too long'
    : 'its address holds a password, and would be published';
}

function reasonAgainstFeed(feed: string): string | undefined {
  const key = keyIn(feed);
  if (key !== undefined) return `its address holds a key, ${key}, and would be published`;
  if (isLocalName(new URL(feed).hostname)) return 'its host is in a private network';
  return feedUrl(feed)?.message;
}

function isWebsite(url: string, feed: string): boolean {
  return website(url) === undefined && normalizedUrl(url) !== normalizedUrl(feed);
}

// What apps and readers call the group of everything.
const CATCH_ALL =
  /^(?:(?:all|my|the|your|rss|podcast|audio|feed|antennapod|gpodder|overcast|castro|pocket ?casts|podcast addict|feedly|inoreader|imported)\s+)*(?:all|feeds?|subscriptions?|subscribed|podcasts?|rss|shows?|channels?|sources?|outlines?|opml|imported|default|other|others|misc|uncategori[sz]ed|uncategory|unsorted|ungrouped|no folder|none|root|home|inbox|favou?rites?|playlists?|queue|abos|abonnements?|antennapod|gpodder|overcast|castro|pocket ?casts|podcast addict|feedly|inoreader)$/i;

/** The groups as topics, each once, without those that hold everything. */
function topicsOf(groups: string[]): string[] {
  const topics = groups
    .flatMap((group) => topicsIn(plainText(group)))
    .filter((topic) => !CATCH_ALL.test(topic) && taxonomyTerm(topic) === undefined);
  return [...new Map(topics.map((topic) => [slugOfTag(topic), topic])).values()];
}
