import {
  idsInAddress,
  nameFromSlug,
  type PlatformAddress,
} from '../../content/podcast-directory/platform-addresses';
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
  const url = URL.canParse(full) ? new URL(full) : undefined;
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

/** What the words of an address tell about a show, without a request. */
export function factsInAddress(address: string): { facts: ShowFacts; checks: Checks } {
  const platform = idsInAddress(address);
  if (platform && platform.feed === undefined) {
    const { name, url = address, appleId, spotifyId, youtube, amazon } = platform;
    const checks = { name: 'a guess from the words of the address' };
    const ids = { appleId, spotifyId, youtube, amazon };
    return { facts: { name: name && plainText(name), address: url, ...ids }, checks };
  }
  const url = platform?.feed ?? address;
  const name = plainText(nameFromSlug(wordsIn(new URL(url))) ?? '');
  const checks = { name: 'a guess from the words of the address' };
  if (!platform && !looksLikeFeed(url)) return { facts: { name, address: url }, checks };
  return {
    facts: { name, feed: url, address: `${new URL(url).origin}/` },
    checks: { ...checks, address: 'only the host of the feed' },
  };
}

/** Whether a URL is that of a feed, by its path or host. */
export function looksLikeFeed(url: string): boolean {
  const { hostname, pathname } = new URL(url);
  return /^(feeds?|rss)\./.test(hostname) || /\.(xml|rss|atom)$|\/(feed|rss)(\/|$)/i.test(pathname);
}

/** The last part of a path that is several words, as `practical-ai` is, or else a part of the host. */
function wordsIn({ hostname, pathname }: URL): string {
  const parts = pathname.split('/').map((part) => part.replace(/\.\w+$/, ''));
  const words = parts.findLast((part) => /^\p{L}[\p{L}\d]*(-[\p{L}\d]+)+$/u.test(part));
  return words ?? hostname.replace(/^(?:www|feeds?|rss|podcasts?)\./, '').replace(/\..*/, '');
}
