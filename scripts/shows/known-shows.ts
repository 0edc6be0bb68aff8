import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path/posix';
import type { Podcast } from '../../content/internals/documents';
import { idsInAddress } from '../../content/podcast-directory/platform-addresses';
import { canParseUrl } from '../../pipeline/can-parse-url';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { markdownFilesIn } from '../content-files';
import { entriesOf } from '../front-matter-entries';
import { GROUP } from './show-file';

/** A show that has a file. */
export type KnownShow = {
  /** Its path in the project. */
  file: string;
  /** As {@link identitiesOf} gives them. */
  identities: string[];
  group: string;
  order: number;
};

/** Reads the shows in a folder. Of a file that the build rejects, the readable fields count. */
export async function readKnownShows(folder: string): Promise<KnownShow[]> {
  const names = await markdownFilesIn(folder);
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      // A file that cannot be read is the build's to name.
      const entries = entriesOf(await readFile(file, 'utf8').catch(() => ''));
      const read = (field: keyof Podcast) => {
        const { source, value } = entries.get(field) ?? {};
        return source ?? (value === undefined ? undefined : String(value));
      };
      return {
        file,
        identities: identitiesOf({
          address: read('address'),
          feeds: [read('feed')],
          appleId: read('appleId'),
          spotifyId: read('spotifyId'),
          youtube: read('youtube'),
          amazon: read('amazon'),
        }),
        group: read('group') ?? '',
        order: Number(read('order')),
      };
    }),
  );
}

/** What a show is recognized by. */
type Recognizable = Pick<Podcast, 'appleId' | 'spotifyId' | 'youtube' | 'amazon'> & {
  /** May be on a platform, whose ids count too. */
  address?: string;
  feeds: (string | undefined)[];
  /** The `podcast:guid` that the feed says it has. */
  guid?: string;
};

/** What makes a show the same as another: its ids, its feeds and their `podcast:guid`. */
export function identitiesOf({
  address = '',
  appleId,
  spotifyId,
  youtube,
  amazon,
  feeds,
  guid,
}: Recognizable): string[] {
  const urls = feeds.flatMap((feed) => (feed && canParseUrl(feed) ? feed : []));
  const page = idsInAddress(address);
  const identities = {
    feed: urls.map(normalizedUrl),
    guid: [guid?.toLowerCase(), ...urls.map(podcastGuid)],
    appleId: [appleId, page?.appleId],
    spotifyId: [spotifyId, page?.spotifyId],
    youtube: [youtube, page?.youtube],
    amazon: [amazon, page?.amazon],
  };
  return Object.entries(identities).flatMap(([name, values]) =>
    values.flatMap((value) => (value ? `${name} ${value}` : [])),
  );
}

/** The first show that shares an identity with another. */
export function findKnown(known: KnownShow[], identities: string[]): KnownShow | undefined {
  return known.find((show) => show.identities.some((identity) => identities.includes(identity)));
}

/** The order that puts a new show after the others of its group. */
export function nextOrder(known: KnownShow[]): number {
  const orders = known.filter(({ group }) => group === GROUP).map(({ order }) => order);
  return Math.floor(Math.max(0, ...orders.filter(Number.isFinite))) + 1;
}

const NAMESPACE = Buffer.from('ead4c236bf5858c6a2c6a6b28d128cb6', 'hex');

/**
 * The `podcast:guid` of a feed by its URL: a UUID of version 5 (RFC 9562, 5.5) of the URL without scheme
 * and trailing slashes, https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md
 */
export function podcastGuid(feed: string): string {
  const name = feed.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '');
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
