import { isIP } from 'node:net';
import { fetch, type Response } from 'undici';
import { describeNetworkError } from '../http/describe-network-error';
import { followRedirects, RedirectError } from '../http/follow-redirects';
import { guardedAgent, isForbiddenAddress, isPublicAddress } from '../http/ssrf-guard';
import { userAgent } from '../http/user-agent';
import { FeedError } from './feed-error';

/** A response with a feed, or with 304 Not Modified. */
export type FeedResponse = {
  /** The URL that sent the response. */
  url: string;
  /** The new URL of the feed: the last one reached with permanent redirects only. */
  movedTo?: string;
  /** Whether the response came from this machine or its network. */
  isPrivate: boolean;
  /** Undefined for 304 Not Modified. */
  body?: { bytes: Buffer; contentType: string; etag?: string; lastModified?: string };
};

/** Validators of an earlier response, for a conditional request (RFC 9110, 13.1). */
export type Validators = { etag?: string; lastModified?: string };

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 20 * 1024 * 1024;

const networks = {
  public: guardedAgent(isPublicAddress),
  private: guardedAgent((address) => !isPublicAddress(address)),
};

type Options = {
  /**
   * Whether the host may be private: one that the owner names may, if its name alone says so (an IP
   * address, `localhost`, `nas.local`), since the DNS of a public name is its publisher's. One that a
   * publisher names may not. A redirect to a private host is followed only from a private one.
   */
  allowPrivate: boolean;
  networks?: typeof networks;
};

/**
 * Fetches a feed: at most five redirects to http and https URLs, 30 seconds for all requests,
 * and 20 MB of uncompressed data.
 * @throws {FeedError} where the feed cannot be fetched
 */
export async function fetchFeed(
  feed: string,
  validators: Validators,
  {
    allowPrivate,
    networks: { public: publicNetwork, private: privateNetwork } = networks,
  }: Options,
): Promise<FeedResponse> {
  let isPrivate = allowPrivate && isLocalName(new URL(feed).hostname);
  const init = {
    headers: headersFor(validators),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  } as const;

  try {
    const { response, url, movedTo } = await followRedirects(feed, send);
    const body = await bodyOf(response);
    return { url, movedTo, isPrivate, body };
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw new FeedError(
      error instanceof RedirectError ? error.message : describeNetworkError(error, TIMEOUT_MS),
    );
  }

  /** Tries the public network first, so that `isPrivate` is about the socket, not a second lookup. */
  async function send(url: string): Promise<Response> {
    try {
      const response = await fetch(url, { ...init, dispatcher: publicNetwork });
      isPrivate = false;
      return response;
    } catch (error) {
      if (!isPrivate || !isForbiddenAddress(error)) throw error;
      return fetch(url, { ...init, dispatcher: privateNetwork });
    }
  }
}

/** Whether a host name is an IP address or a name of the local network (RFC 6761, 6762, 9476). */
function isLocalName(hostname: string): boolean {
  const isAddress = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0;
  return (
    isAddress ||
    !hostname.includes('.') ||
    /\.(local|localhost|internal|home\.arpa)$/.test(hostname)
  );
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    'User-Agent': userAgent,
    Accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
    ...(etag && { 'If-None-Match': etag }),
    ...(lastModified && { 'If-Modified-Since': lastModified }),
  };
}

async function bodyOf(response: Response): Promise<FeedResponse['body']> {
  const { status, statusText, headers } = response;
  if (status === 304) return undefined;
  if (status !== 200) {
    await response.body?.cancel();
    throw new FeedError(`the host answers ${status} ${statusText}`.trim());
  }
  return {
    bytes: await bytesOf(response),
    contentType: headers.get('content-type') ?? '',
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
  };
}

/** Reads a body in chunks and stops at the limit: a compression bomb is never unpacked. */
async function bytesOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new FeedError(`the feed is larger than ${MAX_BYTES / 1024 / 1024} MB`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
