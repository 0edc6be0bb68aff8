import {
  FetchError,
  type FetchedResponse,
  type FetchOptions,
  guardedFetch,
} from '../http/guarded-fetch';
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

/**
 * Fetches a feed within the limits of {@link guardedFetch}.
 * @throws {FeedError} where the feed cannot be fetched
 */
export async function fetchFeed(
  feed: string,
  validators: Validators,
  options: FetchOptions,
): Promise<FeedResponse> {
  try {
    const { body, ...response } = await guardedFetch(feed, headersFor(validators), options);
    return { ...response, body: body && bodyOf(body) };
  } catch (error) {
    throw error instanceof FetchError ? new FeedError(error.message) : error;
  }
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    Accept: 'application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5',
    ...(etag && { 'If-None-Match': etag }),
    ...(lastModified && { 'If-Modified-Since': lastModified }),
  };
}

function bodyOf({ bytes, headers }: NonNullable<FetchedResponse['body']>): FeedResponse['body'] {
  return {
    bytes,
    contentType: headers.get('content-type') ?? '',
    etag: headers.get('etag') ?? undefined,
    lastModified: headers.get('last-modified') ?? undefined,
  };
}
