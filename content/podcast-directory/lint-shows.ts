import { basename } from 'node:path/posix';
import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import type { UniqueRule } from '../../pipeline/loader/loader-options';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { slugOfFile } from '../../pipeline/slugs';
import type { Podcast, SiteDocument, Snapshot } from '../internals/documents';
import { isOfFeed, withIdsOfAddress } from './directory';
import { isOfAnotherShow } from './other-show';
import { idsInAddress } from './platform-addresses';

/** The values that two shows must not share. */
export const uniqueRules: UniqueRule<SiteDocument>[] = [
  {
    name: 'group and order',
    hint: 'give one of the two another order',
    keyOf: ofPodcast(({ group, order }) => `${group} ${order}`),
  },
  uniqueId('appleId', ({ appleId }) => appleId),
  uniqueId('spotifyId', ({ spotifyId }) => spotifyId),
  uniqueId('youtube', ({ youtube }) => youtube),
  uniqueId('amazon', ({ amazon }) => amazon),
  uniqueId('feed', ({ feed }) => feed && normalizedUrl(feed)),
];

/**
 * Checks shows, and snapshots against them.
 * @param files all files of documents, as paths below the content folder
 */
export function lintShows(documents: SiteDocument[], files: string[]): Diagnostic[] {
  const podcasts = documents.filter((document) => document.type === 'Podcast');
  const snapshots = documents.filter((document) => document.type === 'Snapshot');
  return [
    ...podcasts.flatMap(checkAddresses),
    ...findStray(files),
    ...findOutdated(podcasts, snapshots),
    ...findOtherShows(podcasts, snapshots),
  ];
}

/** Addresses that contradict each other. */
function checkAddresses(show: Podcast): Diagnostic[] {
  const file = `content/${show._id}`;
  const { feed, address } = show;
  if (feed && normalizedUrl(feed) === normalizedUrl(address)) {
    const message = 'this is the address of its website, not of a feed';
    const hint = 'write the URL of its RSS feed; without one, leave feed out';
    return [{ severity: 'error', file, field: 'feed', message, hint }];
  }
  const ids = idsInAddress(address);
  return (['appleId', 'spotifyId', 'amazon'] as const).flatMap((field): Diagnostic[] => {
    const inAddress = ids?.[field];
    if (!ids || !inAddress || !show[field] || show[field] === inAddress) return [];
    const message = `the address is that of another show at ${ids.platform}, with the ID ${inAddress}`;
    const hint = `write ${field}: "${inAddress}", or correct the address`;
    return [{ severity: 'warning', file, field, message, hint }];
  });
}

/** Snapshots whose feed seems to be another show's: neither its title nor its hosts are the show's. */
function findOtherShows(podcasts: Podcast[], snapshots: Snapshot[]): Diagnostic[] {
  const shows = bySlug(podcasts);
  return snapshots.flatMap((snapshot): Diagnostic[] => {
    const show = shows.get(snapshot.slug);
    if (!show || !isOfFeed(snapshot, show) || !isOfAnotherShow(show, snapshot)) return [];
    const { title, hosts } = snapshot;
    const by = hosts.length > 0 ? ` with ${hosts.join(', ')}` : '';
    return [
      {
        severity: 'warning',
        file: `content/${show._id}`,
        field: 'feed',
        message: `this seems to be the feed of another show: “${title}”${by}`,
        hint: 'correct the feed; or the name and the hosts, if this is the show that you mean',
      },
    ];
  });
}

/** Snapshots without a show. */
function findStray(files: string[]): Diagnostic[] {
  const shows = new Set(files.filter((file) => file.startsWith('podcasts/')).map(slugOfFile));
  const snapshots = files.filter((file) => file.startsWith('snapshots/'));
  if (shows.size === 0 && snapshots.length > 0) {
    return [
      {
        severity: 'warning',
        file: 'content/snapshots/',
        message: 'there are no shows, so nothing shows these snapshots',
        hint: 'delete the folder',
      },
    ];
  }
  return snapshots
    .filter((file) => !shows.has(basename(file, '.json')))
    .map((file) => ({
      severity: 'error',
      file: `content/${file}`,
      message: 'snapshot without a show: no file in content/podcasts/ has this name',
      hint: 'delete the file, or rename it like the file of its show',
    }));
}

/** Snapshots of a feed that their show no longer has: their episodes are not shown. */
function findOutdated(podcasts: Podcast[], snapshots: Snapshot[]): Diagnostic[] {
  const shows = bySlug(podcasts);
  return snapshots.flatMap((snapshot): Diagnostic[] => {
    const { _id, slug } = snapshot;
    const show = shows.get(slug);
    if (!show || isOfFeed(snapshot, show)) return [];
    // `npm run podcasts`, which writes the snapshot anew, reads the content first.
    if (show.feed && process.env.REFRESHING) return [];
    return [
      {
        severity: 'warning',
        file: `content/${_id}`,
        field: 'feed',
        message: 'this is not the feed of the show, so these episodes are not shown',
        hint: show.feed
          ? `check the feed in the show’s file, then run npm run podcasts -- --only ${slug}`
          : 'write the feed in the show’s file, or delete this file',
      },
    ];
  });
}

function bySlug(podcasts: Podcast[]): Map<string, Podcast> {
  return new Map(podcasts.map((podcast) => [podcast.slug, podcast]));
}

function uniqueId(
  field: 'appleId' | 'spotifyId' | 'youtube' | 'amazon' | 'feed',
  keyOf: (podcast: Podcast) => string | undefined,
): UniqueRule<SiteDocument> {
  return {
    name: field,
    hint: 'remove it from the show that it does not belong to',
    field,
    keyOf: ofPodcast(keyOf),
  };
}

function ofPodcast(keyOf: (podcast: Podcast) => string | undefined) {
  return (document: SiteDocument) =>
    document.type === 'Podcast' ? keyOf(withIdsOfAddress(document)) : undefined;
}
