import { site } from '../../content/site';
import { isInside, reasonOf } from '../other-hosts';
import { FeedError } from './feed-error';

/** What a host has answered. */
export type Answer = {
  /** Where the answer came from, behind all redirects. */
  address: string;
  /** Where the feed is from now on, if the host said so with permanent redirects only. */
  movedTo?: string;
  /** Nothing where the feed is as it was (304). */
  body?: { bytes: Buffer; contentType: string; etag?: string; lastModified?: string };
};

/** What an earlier answer said, for asking only for what has changed since. */
export type Validators = { etag?: string; lastModified?: string };

const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;
const MOST_BYTES = 20 * 1024 * 1024;
const PERMANENT = [301, 308];
const REDIRECTS = [...PERMANENT, 302, 303, 307];

/**
 * Asks for a feed. Only http and https, at most five redirects, 30 seconds for all of it, and 20 MB
 * of what compressed data unpack to.
 * @param namedBy where a stranger has named this address, who must not name one of this network
 * @throws {FeedError} where there is no feed to be had
 */
export async function fetchFeed(
  feed: string,
  validators: Validators,
  namedBy?: string,
): Promise<Answer> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    if (namedBy !== undefined) await refuseInwards(namedBy, feed);
    return await follow(feed, validators, signal);
  } catch (error) {
    throw error instanceof FeedError ? error : new FeedError(reasonOf(error, TIMEOUT_MS));
  }
}

async function follow(feed: string, validators: Validators, signal: AbortSignal): Promise<Answer> {
  let address = feed;
  let movedTo: string | undefined;
  let isPermanent = true;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await fetch(address, {
      headers: headersFor(validators),
      redirect: 'manual',
      signal,
    });
    const { status, headers } = response;
    if (!REDIRECTS.includes(status)) {
      const moved = movedTo === undefined ? {} : { movedTo };
      if (status === 304) return { address, ...moved };
      if (status !== 200) {
        await response.body?.cancel();
        throw new FeedError(`the host answers ${status} ${response.statusText}`.trim());
      }
      return {
        address,
        ...moved,
        body: {
          bytes: await bytesOf(response),
          contentType: headers.get('content-type') ?? '',
          etag: headers.get('etag') ?? undefined,
          lastModified: headers.get('last-modified') ?? undefined,
        },
      };
    }
    await response.body?.cancel();
    const next = nextAddress(headers.get('location'), address);
    await refuseInwards(address, next);
    address = next;
    isPermanent &&= PERMANENT.includes(status);
    if (isPermanent) movedTo = address;
  }
  throw new FeedError(`it redirects more than ${MOST_REDIRECTS} times`);
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    'User-Agent': `Earshot (+${site.url})`,
    Accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
    ...(etag && { 'If-None-Match': etag }),
    ...(lastModified && { 'If-Modified-Since': lastModified }),
  };
}

function nextAddress(location: string | null, base: string): string {
  if (location === null || !URL.canParse(location, base)) {
    throw new FeedError('it redirects to nowhere');
  }
  const next = new URL(location, base);
  if (!/^https?:$/.test(next.protocol)) {
    throw new FeedError(`it redirects to ${next.protocol}, which is no http address`);
  }
  return next.href;
}

/** A stranger's word must not make the owner's machine ask its own network for something. */
async function refuseInwards(from: string, to: string): Promise<void> {
  if ((await isInside(to)) && !(await isInside(from))) {
    throw new FeedError('it leads into the network of this machine');
  }
}

/** Reads a body as it comes, unpacked, and stops where it grows too large: a bomb never unfolds. */
async function bytesOf(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) {
      throw new FeedError(`it is larger than ${MOST_BYTES / 1024 / 1024} MB`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
