import { isRecord, isString } from '../../pipeline/json-shape';
import { FetchError, type FetchOptions, guardedFetch } from '../http/guarded-fetch';
import { httpUrl, plainText } from '../podcasts/untrusted-text';

/** What Apple's lookup says of a show: plain text and http or https URLs. */
export type AppleShow = {
  name: string;
  artist: string;
  genre: string;
  feed?: string;
  /** Whether the answer is from a host of this machine's network, which may name others there. */
  isPrivate: boolean;
};

type Options = Omit<FetchOptions, 'allowPrivate'>;

/**
 * Looks up a show by its ID at Apple, without a key: https://performance-partners.apple.com/search-api
 * @param lookup the URL of the lookup
 * @throws {FetchError} where there is no answer, or no such show
 */
export async function lookUpAtApple(
  lookup: string,
  appleId: string,
  options: Options,
): Promise<AppleShow> {
  const url = `${lookup}?id=${appleId}&entity=podcast`;
  const { json, isPrivate } = await fetchJson(url, options);
  const { results } = fieldsOf(json);
  const shows = Array.isArray(results) ? results.map(fieldsOf) : [];
  // The ID of an app or of a song has an answer too.
  const show = shows.find(
    ({ collectionId, kind = 'podcast' }) => String(collectionId) === appleId && kind === 'podcast',
  );
  if (!show) throw new FetchError(`no show has the ID ${appleId}`);
  return {
    name: textOf(show.collectionName),
    artist: textOf(show.artistName),
    genre: textOf(show.primaryGenreName),
    feed: isString(show.feedUrl) ? httpUrl(show.feedUrl) : undefined,
    isPrivate,
  };
}

/**
 * The name of a show at Spotify, by oEmbed: https://developer.spotify.com/documentation/embeds
 * @param oembed the URL of the service
 * @param url the show's page
 * @throws {FetchError} where there is no answer, or no name in it
 */
export async function nameAtSpotify(
  oembed: string,
  url: string,
  options: Options,
): Promise<string> {
  const { json } = await fetchJson(`${oembed}?url=${encodeURIComponent(url)}`, options);
  const name = textOf(fieldsOf(json).title);
  if (name === '') throw new FetchError('the answer has no title');
  return name;
}

async function fetchJson(
  url: string,
  options: Options,
): Promise<{ json: unknown; isPrivate: boolean }> {
  const { body, isPrivate } = await guardedFetch(
    url,
    { Accept: 'application/json' },
    { ...options, allowPrivate: true },
  );
  try {
    // Apple sends JSON as text/javascript, so that its type says nothing.
    return { json: JSON.parse(body?.bytes.toString() ?? ''), isPrivate };
  } catch {
    throw new FetchError('the answer is not JSON');
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function textOf(value: unknown): string {
  return isString(value) ? plainText(value) : '';
}
