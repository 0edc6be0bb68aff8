import {
  idsInAddress,
  nameFromSlug,
  type PlatformAddress,
} from '../../content/podcast-directory/platform-addresses';
import { canParseUrl } from '../../pipeline/can-parse-url';
import { CommandError } from '../command-error';
import { plainText } from '../podcasts/untrusted-text';
import type { Checks, ShowFacts } from './show-file';

const TRACKING = /^(utm_\w+|fbclid|gclid)$/;

/**
 * An address that can be requested, without tracking parameters.
 * @param written with or without its scheme, or a Spotify URI
 * @throws {CommandError} where it is not one of http or https, or holds a password
 */
export function parseAddress(written: string): string {
  if (written.startsWith('spotify:')) return written;
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  const url = canParseUrl(full) ? new URL(full) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CommandError(`Invalid address “${written}”: paste one that begins with https://.`);
  }
  if (url.username + url.password !== '') {
    throw new CommandError('The address holds a password, and would be published: leave it out.');
  }
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  url.hash = '';
  return url.href;
}

/**
 * The show that an address on a platform names.
 * @returns undefined where the address is on no platform
 * @throws {CommandError} where it names something else, such as an episode
 */
export function platformShow(address: string): PlatformAddress | undefined {
  const platform = idsInAddress(address);
  if (!platform || platform.kind === 'show') return platform;
  const what = platform.kind === 'episode' ? 'an episode' : 'no show';
  throw new CommandError(
    `The address ${address} names ${what} at ${platform.platform}: paste that of the show, such as ${platform.example}.`,
  );
}

const GUESS = 'a guess from the words of the address';

/** What the words of an address tell about a show, without a request. */
export function factsInAddress(address: string): { facts: ShowFacts; checks: Checks } {
  const platform = idsInAddress(address);
  if (platform && platform.feed === undefined) {
    const { name, url = address, appleId, spotifyId, youtube, amazon } = platform;
    const ids = { appleId, spotifyId, youtube, amazon };
    return {
      facts: { name: name && plainText(name), address: url, ...ids },
      checks: { name: GUESS },
    };
  }
  const url = platform?.feed ?? address;
  if (platform || looksLikeFeed(url)) return factsOfFeed(url);
  return { facts: { name: nameIn(url), address: url }, checks: { name: GUESS } };
}

/** What the words of a feed's URL tell about its show. */
export function factsOfFeed(feed: string): {
  facts: ShowFacts & { address: string };
  checks: Checks;
} {
  const { origin, pathname, search } = new URL(feed);
  // Of a feed that is all of its host, as `https://feeds.example.org/` is, the website is another one.
  const isWhole = pathname + search === '/';
  const website = isWhole ? origin.replace(/\/\/(?:feeds?|rss)\./, '//') : origin;
  return {
    facts: { name: nameIn(feed), feed, address: `${website}/` },
    checks: { name: GUESS, address: 'only the host of the feed' },
  };
}

/** Whether a URL is that of a feed, by its path or host. */
export function looksLikeFeed(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return /^(feeds?|rss)\./.test(hostname) || /\.(xml|rss|atom)$|\/(feed|rss)(\/|$)/i.test(pathname);
}

/** The last part of a path that is several words, as `practical-ai` is, or else a part of the host. */
function nameIn(url: string): string | undefined {
  const { hostname, pathname } = new URL(url);
  const parts = pathname.split('/').map((part) => part.replace(/\.\w+$/, ''));
  const words = parts.findLast((part) => /^\p{L}[\p{L}\d]*(-[\p{L}\d]+)+$/u.test(part));
  const host = hostname.replace(/^(?:www|feeds?|rss|podcasts?)\./, '').replace(/\..*/, '');
  const name = nameFromSlug(words ?? host);
  return name && plainText(name);
}

const KEYS = /^(auth|authorization|token|access_?token|auth_?token|key|api_?key|secret|password)$/i;
const PRIVATE_HOSTS = /(^|\.)(supportingcast\.fm|supercast\.(com|tech)|memberfulcontent\.com)$/;

/**
 * What a feed's URL holds that is its subscriber's own, such as the parameter `auth` of Patreon: the feeds
 * of members are not to be published.
 */
export function keyIn(feed: string): string | undefined {
  const { hostname, searchParams } = new URL(feed);
  const name = [...searchParams.keys()].find((name) => KEYS.test(name));
  if (name !== undefined) return `the parameter ${name}`;
  return PRIVATE_HOSTS.test(hostname) ? `since ${hostname} has feeds of members` : undefined;
}
