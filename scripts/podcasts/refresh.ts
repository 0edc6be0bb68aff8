import { EPISODES_ON_PAGE } from '../../content/podcast-directory/directory';
import { isOfAnotherShow } from '../../content/podcast-directory/other-show';
import { newestOf, type Status, statusOf } from '../../content/podcast-directory/show-status';
import type { ShowWithFeed } from '../../content/podcasts';
import { site } from '../../content/site';
import { dayIn } from '../../pipeline/dates';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { FeedError } from './feed-error';
import { type FeedResponse, fetchFeed, type Validators } from './fetch-feed';
import type { Feed, FeedEpisode } from './parse-feed';
import { parseInChild } from './parse-in-child';
import { type SnapshotFile, snapshotFileOf, writeFeedUrl, writeSnapshot } from './snapshots';

/** The result of refreshing a show: a line of the report. */
export type RefreshResult = {
  slug: string;
  failed: boolean;
  message: string;
  /** More lines for the owner, such as that the feed has moved. */
  notes: string[];
  /** The snapshot on disk, if it is of this feed. */
  snapshot?: SnapshotFile;
  status: Status;
};

/**
 * Fetches a show's feed and writes its snapshot. A feed that cannot be fetched or parsed leaves the
 * last snapshot as it is.
 * @param feeds the feeds of all shows by slug. A feed that moves is changed here at once, so that no
 * two shows get the same feed
 * @param write whether the new URL of a feed that has moved is written into the show's file
 */
export async function refresh(
  show: ShowWithFeed,
  feeds: Map<string, string>,
  write: boolean,
): Promise<RefreshResult> {
  const previous = show.snapshot && snapshotFileOf(show.snapshot);
  const notes: string[] = [];
  try {
    const fetched = await fetchAndParse(show.feed, previous ?? {}, true);
    const moved = await followMove(show, fetched, feeds, write, notes);
    const snapshot = moved?.snapshot ?? snapshotOf(show.feed, fetched, previous);
    await writeSnapshot(show.slug, snapshot);
    const status = statusOf(snapshot, show.ended, snapshot.checked);
    if (show.ended && status.newest && status.newest > show.ended) {
      notes.push(`ended on ${show.ended} by its file, but has an episode of ${status.newest}`);
    }
    if (isOfAnotherShow(show, snapshot)) {
      notes.push(`seems to have the feed of another show: “${snapshot.title}”`);
    }
    if (status.kind === 'resting') {
      notes.push(
        `has no episode since ${status.newest}: if it has ended, write \`ended: ${snapshot.checked}\` in content/${show._id}`,
      );
    }
    return {
      slug: show.slug,
      failed: false,
      message: describeChange(snapshot, previous, moved?.fetched ?? fetched),
      notes,
      snapshot,
      status,
    };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    const kept = previous
      ? `the snapshot of ${previous.checked} is kept`
      : 'there is no snapshot yet';
    return {
      slug: show.slug,
      failed: true,
      message: `${error.message}; ${kept}`,
      notes: [...notes, `→ open ${show.feed}; if it is wrong, change feed in content/${show._id}`],
      snapshot: previous,
      status: show.status,
    };
  }
}

/** A response and its feed, which is undefined where the response is 304 Not Modified. */
type FetchedFeed = { response: FeedResponse; feed?: Feed };

async function fetchAndParse(
  url: string,
  validators: Validators,
  allowPrivate: boolean,
): Promise<FetchedFeed> {
  const response = await fetchFeed(url, validators, { allowPrivate });
  const { body } = response;
  return body
    ? { response, feed: await parseInChild(body.bytes, body.contentType, response.url) }
    : { response };
}

/**
 * Follows a feed to the new URL that its host (permanent redirects) or the feed itself
 * (`itunes:new-feed-url`) names, once there is a feed at that URL.
 * @returns what was fetched there, where the new URL was written into the show's file
 */
async function followMove(
  show: ShowWithFeed,
  { response, feed }: FetchedFeed,
  feeds: Map<string, string>,
  write: boolean,
  notes: string[],
): Promise<{ snapshot: SnapshotFile; fetched: FetchedFeed } | undefined> {
  // A move from https to http is not followed.
  const moves = [feed?.movedTo, response.movedTo].flatMap((to) =>
    to === undefined || isUpgrade(to, show.feed) ? [] : to,
  );
  const target =
    moves.find((to) => normalizedUrl(to) !== normalizedUrl(show.feed)) ??
    moves.find((to) => isUpgrade(show.feed, to));
  if (target === undefined) return undefined;
  const isTaken = ([slug, feed]: [string, string]) =>
    slug !== show.slug && normalizedUrl(feed) === normalizedUrl(target);
  if ([...feeds].some(isTaken)) {
    notes.push(`cannot move to ${target}: that is the feed of another show`);
    return undefined;
  }
  if (!write) {
    notes.push(`has moved to ${target}: --write saves that in content/${show._id}`);
    return undefined;
  }
  feeds.set(show.slug, target);
  try {
    // A publisher must not name a host in the owner's network.
    const fetched = await fetchAndParse(target, {}, response.isPrivate);
    const next = [fetched.response.url, fetched.feed?.movedTo ?? target];
    const isCircle = next.some((to) => normalizedUrl(to) === normalizedUrl(show.feed));
    if (isCircle && !isUpgrade(show.feed, target)) {
      throw new FeedError('that URL redirects back');
    }
    const snapshot = snapshotOf(target, fetched, undefined);
    await writeFeedUrl(show._id, target);
    notes.push(`has moved to ${target}, saved in content/${show._id}`);
    return { snapshot, fetched };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    feeds.set(show.slug, show.feed);
    notes.push(`cannot move to ${target}: ${error.message}`);
    return undefined;
  }
}

/** Whether a move is from http to https. */
function isUpgrade(from: string, to: string): boolean {
  return from.startsWith('http:') && to.startsWith('https:');
}

function snapshotOf(
  url: string,
  { response, feed }: FetchedFeed,
  previous: SnapshotFile | undefined,
): SnapshotFile {
  const now = new Date();
  const checked = dayIn(site.timeZone, now);
  if (!feed) {
    if (!previous) {
      throw new FeedError('the host answers 304 Not Modified to an unconditional request');
    }
    return { ...previous, checked };
  }
  // A date to come is a mistake, and would stay the newest for years.
  const episodes = feed.episodes.filter(
    ({ published }) => !published || new Date(published) <= now,
  );
  if (episodes.length === 0)
    throw new FeedError('all episodes of the feed are dated in the future');
  // Without validators the next request gets the whole feed again, with what was not used this time.
  const isUsed =
    episodes.length === feed.episodes.length &&
    (feed.movedTo === undefined ||
      (normalizedUrl(feed.movedTo) === normalizedUrl(url) && !isUpgrade(url, feed.movedTo)));
  const { etag, lastModified } = (isUsed && response.body) || {};
  return {
    feed: url,
    title: feed.title || undefined,
    hosts: feed.hosts,
    checked,
    etag,
    lastModified,
    complete: feed.complete,
    count: feed.episodes.length,
    ...newestOf(episodes.map(withoutOldDescription), checked),
  };
}

/** The pages and feeds show the newest episodes only, so that snapshots stay small. */
function withoutOldDescription(episode: FeedEpisode, index: number): FeedEpisode {
  return index < EPISODES_ON_PAGE ? episode : { ...episode, description: undefined };
}

function describeChange(
  { episodes }: SnapshotFile,
  previous: SnapshotFile | undefined,
  { feed }: FetchedFeed,
): string {
  if (!feed) return 'not modified';
  if (!previous) return 'first snapshot';
  const known = new Set(previous.episodes.map(({ id }) => id));
  const added = episodes.filter(({ id }) => !known.has(id)).length;
  return `updated, ${added} new`;
}
