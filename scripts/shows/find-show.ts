import {
  idsInAddress,
  type PlatformAddress,
} from '../../content/podcast-directory/platform-addresses';
import { feedUrl, hostsIn, website } from '../../content/podcast-directory/show-fields';
import { canParseUrl } from '../../pipeline/can-parse-url';
import type { InvalidValue } from '../../pipeline/loader/document-type';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { FetchError, type FetchOptions, guardedFetch, isLocalName } from '../http/guarded-fetch';
import { decodeFeed } from '../podcasts/decode-feed';
import { FeedError } from '../podcasts/feed-error';
import { fetchFeed } from '../podcasts/fetch-feed';
import type { Feed } from '../podcasts/parse-feed';
import { parseInChild } from '../podcasts/parse-in-child';
import { type Page, readPage } from '../podcasts/read-page';
import { plainText } from '../podcasts/untrusted-text';
import { factsInAddress, factsOfFeed, keyIn, platformShow } from './address';
import { languageOf } from './language';
import { lookUpAtApple, nameAtSpotify } from './lookups';
import type { Checks, ShowFacts } from './show-file';

/** What was found about a show. */
export type FoundShow = {
  facts: ShowFacts;
  /** Where each fact is from, in words for a report. */
  origins: Partial<Record<keyof ShowFacts, string>>;
  checks: Checks;
  /** The publisher's words about the show. */
  description?: string;
  /** Its genre at Apple. */
  genre?: string;
  /** All URLs of its feed. */
  feeds: string[];
  /** The `podcast:guid` of its feed. */
  guid?: string;
  /** What did not answer, or not as it should, each in a line. */
  failures: string[];
};

type Services = Omit<FetchOptions, 'allowPrivate'> & {
  appleLookup: string;
  spotifyOembed: string;
};

const services: Services = {
  appleLookup: 'https://itunes.apple.com/lookup',
  spotifyOembed: 'https://open.spotify.com/oembed',
  timeoutMs: 15_000,
};

/** How many of the feeds that a page names are fetched. */
const MAX_FEEDS = 2;

/**
 * Finds what an address tells about a show: a page on a platform, a feed or a website. What does not
 * answer is reported, and what the address itself says remains.
 * @param address as `parseAddress` returns it
 * @throws {CommandError} where the address is not one of a show
 */
export async function findShow(
  address: string,
  options: Partial<Services> = {},
): Promise<FoundShow> {
  const search = new Search({ ...services, ...options });
  const sources = await search.sourcesOf(address);
  const { feed } = sources.find(({ facts }) => facts.feed !== undefined)?.facts ?? {};
  const rest = feed === undefined ? [] : [{ from: 'the address', ...factsOfFeed(feed) }];
  return merge(search.found, [...sources, ...rest]);
}

/** Some facts with their origin. */
type Source = { from: string; facts: ShowFacts; checks?: Checks };

type Found = Pick<FoundShow, 'description' | 'genre' | 'feeds' | 'guid' | 'failures'>;

/** The first source that has a fact, which the build takes, counts. */
function merge(found: Found, sources: Source[]): FoundShow {
  const show: FoundShow = { ...found, facts: {}, origins: {}, checks: {} };
  const feeds = [...found.feeds, ...sources.flatMap(({ facts }) => facts.feed ?? [])];
  for (const { from, facts, checks = {} } of sources) {
    for (const field of Object.keys(facts) as (keyof ShowFacts)[]) {
      const value = facts[field];
      if (value === undefined || value.length === 0 || field in show.facts) continue;
      if (field === 'address' && !isWebsite(facts.address ?? '', feeds)) continue;
      if (field === 'feed' && isError(feedUrl(facts.feed ?? ''))) {
        show.failures.push(`${facts.feed} is not the URL of a feed, as the build knows them.`);
        continue;
      }
      Object.assign(show.facts, { [field]: value });
      show.origins[field] = from;
      if (checks[field]) show.checks[field] = checks[field];
    }
  }
  return show;
}

/** A feed that somebody names: none of the private network, unless it comes from there. */
function namedFeed(feed: string | undefined, isPrivate: boolean): string | undefined {
  return feed !== undefined && !isPrivate && isLocal(feed) ? undefined : feed;
}

function isLocal(url: string): boolean {
  return canParseUrl(url) && isLocalName(new URL(url).hostname);
}

/** Whether a URL is that of a website: many feeds give their own URL for it. */
function isWebsite(url: string, feeds: string[]): boolean {
  return (
    !isError(website(url)) && !feeds.some((feed) => normalizedUrl(feed) === normalizedUrl(url))
  );
}

function isError(invalid: InvalidValue | undefined): boolean {
  return invalid !== undefined && invalid.severity !== 'warning';
}

type ReadFeed = { url: string; feed: Feed };

/** The text of a page or the bytes of a feed. */
type PageOrFeed = {
  /** The URL that sent it. */
  url: string;
  movedTo?: string;
  isPrivate: boolean;
  contentType: string;
} & ({ page: string } | { feed: Buffer });

class Search {
  readonly found: Found = { feeds: [], failures: [] };
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** The sources of facts, the best one first. */
  async sourcesOf(address: string): Promise<Source[]> {
    const platform = platformShow(address);
    const sources = await this.#ask(address, platform);
    const { facts, ...own } = factsInAddress(address);
    const feed = namedFeed(facts.feed, isLocal(address));
    return [...sources, { from: 'the address', ...own, facts: { ...facts, feed } }];
  }

  async #ask(address: string, platform: PlatformAddress | undefined): Promise<Source[]> {
    const { appleId, spotifyId, feed, url = address } = platform ?? {};
    if (appleId) return this.#askApple(appleId);
    if (spotifyId) return this.#askSpotify(url);
    if (feed) {
      const read = await this.#readFeed(feed, false);
      return read ? [this.#inFeed(read)] : [];
    }
    const answer = await this.#attempt(url, () => this.#fetchPageOrFeed(url));
    if (!answer) return [];
    if ('feed' in answer) return this.#inAnsweredFeed(url, answer);
    const reached = idsInAddress(answer.url);
    // A short link leads to an address that says more.
    if (reached?.kind === 'episode' || reached?.appleId || reached?.spotifyId) {
      return this.sourcesOf(answer.url);
    }
    // A page that asks for consent or a login is not that of the show.
    if (platform && reached?.platform !== platform.platform) {
      const { host } = new URL(answer.url);
      this.found.failures.push(`${url} redirects to ${host}, which is another page.`);
      return [];
    }
    return this.#inPage(readPage(answer.page, answer.url), answer.isPrivate, platform ? '' : url);
  }

  async #askApple(appleId: string): Promise<Source[]> {
    const show = await this.#attempt('Apple Podcasts', () =>
      lookUpAtApple(this.#services.appleLookup, appleId, this.#services),
    );
    if (!show) return [];
    this.found.genre = show.genre || undefined;
    const apple: Source = {
      from: 'Apple Podcasts',
      facts: {
        name: show.name,
        hosts: show.artist ? hostsIn(show.artist) : [],
        appleId,
        feed: namedFeed(show.feed, show.isPrivate),
      },
      checks: { hosts: 'maybe the publisher', feed: 'it could not be read' },
    };
    if (!show.feed) {
      this.found.failures.push('Apple Podcasts names no feed of the show.');
      return [apple];
    }
    const read = await this.#readFeed(show.feed, show.isPrivate);
    return read ? [this.#inFeed(read), apple] : [apple];
  }

  async #askSpotify(url: string): Promise<Source[]> {
    const name = await this.#attempt('Spotify', () =>
      nameAtSpotify(this.#services.spotifyOembed, url, this.#services),
    );
    return name ? [{ from: 'Spotify', facts: { name } }] : [];
  }

  async #inAnsweredFeed(
    address: string,
    { url, movedTo, feed: bytes, contentType }: PageOrFeed & { feed: Buffer },
  ): Promise<Source[]> {
    const feed = await this.#attempt(address, () => parseInChild(bytes, contentType, url));
    this.found.feeds.push(address, url);
    if (feed) return [this.#inFeed({ url: movedTo ?? address, feed })];
    return [
      {
        from: 'the address',
        facts: { feed: address },
        checks: { feed: 'it could not be read' },
      },
    ];
  }

  #inFeed({ url, feed }: ReadFeed): Source {
    const { title, hosts, language, link, description, guid, movedTo } = feed;
    this.found.feeds.push(url, ...(movedTo ? [movedTo] : []));
    Object.assign(this.found, { description, guid });
    const key = keyIn(url);
    if (key) {
      const what = `The address of the feed holds a key, ${key}`;
      this.found.failures.push(`${what}: remove it, unless every listener has the same.`);
    }
    if (!hasAudio(feed)) this.found.failures.push(`No episode of ${url} has audio.`);
    return {
      from: 'the feed',
      facts: {
        name: title,
        address: link,
        hosts: hosts.flatMap(hostsIn),
        language: languageOf(language),
        feed: url,
      },
      checks: { hosts: 'maybe the publisher' },
    };
  }

  /** @param website its URL; empty for a page on a platform */
  async #inPage(page: Page, isPrivate: boolean, website: string): Promise<Source[]> {
    const why = 'the only one that the page links to';
    const links: Source = {
      from: 'a link of the page',
      facts: page.ids,
      checks: { appleId: why, spotifyId: why, youtube: why, amazon: why },
    };
    const title: Source = {
      from: 'the page',
      facts: { name: page.title, address: website },
      checks: { name: 'the title of the page' },
    };
    const own: Source = { from: 'the address', facts: { address: website } };
    for (const url of page.feeds.slice(0, MAX_FEEDS)) {
      const read = await this.#readFeed(url, isPrivate);
      if (read && hasAudio(read.feed)) return [own, this.#inFeed(read), links, title];
      if (read) this.found.failures.push(`No episode of ${url} has audio.`);
    }
    if (page.feeds.length === 0) this.found.failures.push('The page names no feed.');
    const { appleId } = page.ids;
    return [own, ...(appleId ? await this.#askApple(appleId) : []), links, title];
  }

  async #readFeed(url: string, allowPrivate: boolean): Promise<ReadFeed | undefined> {
    return this.#attempt(url, async () => {
      const { movedTo, body } = await fetchFeed(url, {}, { ...this.#services, allowPrivate });
      if (!body) throw new FeedError('the host answers 304 Not Modified');
      return { url: movedTo ?? url, feed: await parseInChild(body.bytes, body.contentType, url) };
    });
  }

  async #fetchPageOrFeed(address: string): Promise<PageOrFeed> {
    const { body, ...response } = await guardedFetch(
      address,
      { Accept: 'text/html, application/rss+xml, application/atom+xml, */*;q=0.5' },
      { ...this.#services, allowPrivate: true },
    );
    const bytes = body?.bytes ?? Buffer.alloc(0);
    const contentType = body?.headers.get('content-type') ?? '';
    const root = rootOf(bytes);
    if (root === 'feed') return { ...response, contentType, feed: bytes };
    if (root === 'page') return { ...response, contentType, page: decodeFeed(bytes, contentType) };
    throw new FetchError(`neither a page nor a feed, but ${contentType || 'data without a type'}`);
  }

  /** The result of a request, or undefined where it failed, with the reason among the failures. */
  async #attempt<Result>(
    what: string,
    request: () => Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof FetchError || error instanceof FeedError)) throw error;
      this.found.failures.push(`Could not read ${what}: ${plainText(error.message)}.`);
      return undefined;
    }
  }
}

function hasAudio({ episodes }: Feed): boolean {
  return episodes.some(({ audio }) => audio !== undefined);
}

const FIRST_BYTES = 8192;

/** What bytes are by their first element, since hosts send feeds as text/html too. */
function rootOf(bytes: Buffer): 'page' | 'feed' | undefined {
  // In UTF-16, ASCII characters have zero bytes.
  const start = bytes.subarray(0, FIRST_BYTES).toString('latin1').replaceAll('\0', '');
  const [, page, feed] =
    /<(?:(!doctype html|html|head|body|meta|title)|((?:\w+:)?(?:rss|feed|rdf)))[\s>]/i.exec(
      start,
    ) ?? [];
  if (page) return 'page';
  return feed ? 'feed' : undefined;
}
