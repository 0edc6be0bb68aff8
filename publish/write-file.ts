import { type FileStore, qualities, type StoredFile } from './file-store';
import { type Headers, headersFor } from './headers';
import type { ManifestFile } from './manifest';
import { isText, mediaTypeOf, withCharset } from './media-type';
import { toPathname } from './pathnames';

/** A file of a site: where it is, in the store and in the manifest. */
export type WrittenFile = { outputPath: string; stored: StoredFile; file: ManifestFile };

export type WriteOptions = {
  /** Those that a route handler has set. */
  headers?: Headers;
  /** Whether the author has compressed it. */
  isCompressed?: boolean;
  /** Whether a site may have thousands of its kind. */
  isOneOfMany?: boolean;
  /** Whether it is a file of an index, of which a reader loads a few. */
  isOfIndex?: boolean;
};

/** What a server sends before the browser answers: ten segments (RFC 6928). */
const ROUND_TRIP_BYTES = 14_600;
/** What the highest quality saves at most of a page. */
const SAVED = 0.05;

/** Stores a text: where that saves a round trip, compressed with the highest quality. */
function addText(store: FileStore, bytes: Uint8Array, quality: number): StoredFile {
  const stored = store.add(bytes, quality);
  const { size } = stored.encoded.br ?? stored;
  const isNear = size > ROUND_TRIP_BYTES && size * (1 - SAVED) <= ROUND_TRIP_BYTES;
  return isNear ? store.add(bytes, qualities.highest) : stored;
}

// Feeds and Markdown, which programs fetch.
const FOR_PROGRAMS = /^(application\/(xml|feed\+json)|text\/markdown)\b/;

/**
 * Writes a file into a site's folder by way of the store, text also compressed.
 * @param outputPath its path there
 */
export function writePublishedFile(
  store: FileStore,
  folder: string,
  outputPath: string,
  content: Uint8Array | string,
  { headers = {}, isCompressed = false, isOneOfMany = false, isOfIndex = false }: WriteOptions = {},
): WrittenFile {
  const { 'Content-Type': ownType, ...others } = headers;
  const type = ownType === undefined ? mediaTypeOf(outputPath) : withCharset(ownType);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const isInBackground = isOfIndex || (isOneOfMany && FOR_PROGRAMS.test(type));
  const ofMany = isInBackground ? qualities.ofManyInBackground : qualities.ofMany;
  const quality = isOneOfMany || isOfIndex ? ofMany : qualities.highest;
  const stored = isText(type) && !isCompressed ? addText(store, bytes, quality) : store.add(bytes);
  store.place(stored, folder, outputPath);
  const defaults = headersFor(toPathname(outputPath));
  const own = Object.entries(others).filter(([name, value]) => value !== defaults[name]);
  return {
    outputPath,
    stored,
    file: {
      type,
      size: stored.size,
      hash: Buffer.from(stored.hash, 'hex').toString('base64url').slice(0, 22),
      encoded: Object.fromEntries(
        Object.entries(stored.encoded).map(([encoding, { size }]) => [encoding, size]),
      ),
      ...(own.length > 0 && { headers: Object.fromEntries(own) }),
    },
  };
}
