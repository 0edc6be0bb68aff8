import { EPISODES_KEPT, type Status, statusOf } from '../../content/directory/status';
import type { ShowWithFeed } from '../../content/podcasts';
import { site } from '../../content/site';
import { dayIn } from '../../pipeline/dates';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { FeedError } from './feed-error';
import { type Answer, fetchFeed, type Validators } from './fetch-feed';
import { readApart } from './read-apart';
import type { Feed } from './read-feed';
import { readSnapshot, type SnapshotFile, writeFeedAddress, writeSnapshot } from './snapshots';

/** What became of a show, in a line of the report. */
export type Outcome = {
  slug: string;
  failed: boolean;
  /** What happened. */
  result: string;
  /** What more its owner should know, such as that the feed has moved. */
  notes: string[];
  snapshot?: SnapshotFile;
  status: Status;
};

/**
 * Reads a show's feed and keeps what it says. What cannot be read leaves the last snapshot as it is.
 * @param show one that has a feed
 * @param feeds the feeds of all shows, by their slugs: one that moves takes its new place at once
 * @param write whether a feed that has moved is put into the show's file
 */
export async function refresh(
  show: ShowWithFeed,
  feeds: Map<string, string>,
  write: boolean,
): Promise<Outcome> {
  const last = await readSnapshot(show.slug);
  const known = last && normalizedUrl(last.feed) === normalizedUrl(show.feed) ? last : undefined;
  const notes: string[] = [];
  try {
    const here = await read(show.feed, known);
    const there = await follow(show, here, feeds, write, notes);
    const { snapshot, reading } = there ?? {
      snapshot: snapshotOf(show.feed, here, known),
      reading: here,
    };
    await writeSnapshot(show.slug, snapshot);
    const status = statusOf(snapshot, show.ended, snapshot.checked);
    if (show.ended && status.newest && status.newest > show.ended) {
      notes.push(`is said to have ended on ${show.ended}, and has an episode of ${status.newest}`);
    }
    return {
      slug: show.slug,
      failed: false,
      result: told(snapshot, known, reading),
      notes,
      snapshot,
      status,
    };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return {
      slug: show.slug,
      failed: true,
      result: `${error.message}; ${known ? `the snapshot of ${known.checked} stays` : 'there is no snapshot of this feed yet'}`,
      notes: [...notes, `was asked for at ${show.feed}, as content/${show._id} says`],
      snapshot: known,
      status: show.status,
    };
  }
}

/** An answer, and the feed in it if there is a new one. */
type Reading = { answer: Answer; feed?: Feed };

async function read(
  address: string,
  validators: Validators = {},
  namedBy?: string,
): Promise<Reading> {
  const answer = await fetchFeed(address, validators, namedBy);
  const { body } = answer;
  return body ? { answer, feed: await readApart(body.bytes, body.contentType) } : { answer };
}

/**
 * Looks whether a feed has moved, by its host's or its own word. Its own word is believed once there
 * is a feed at the new address.
 * @returns what was read at the new address, where that is in the show's file now
 */
async function follow(
  show: ShowWithFeed,
  { answer, feed }: Reading,
  feeds: Map<string, string>,
  write: boolean,
  notes: string[],
): Promise<{ snapshot: SnapshotFile; reading: Reading } | undefined> {
  // From https back to http is no way to move.
  const moves = [feed?.movedTo, answer.movedTo].flatMap((to) =>
    to === undefined || isSafer(show.feed, to) ? [] : to,
  );
  const target =
    moves.find((to) => normalizedUrl(to) !== normalizedUrl(show.feed)) ??
    // The same place by https is worth a line as well; the way back is not.
    moves.find((to) => isSafer(to, show.feed));
  if (target === undefined) return undefined;
  const isTaken = ([slug, feed]: [string, string]) =>
    slug !== show.slug && normalizedUrl(feed) === normalizedUrl(target);
  if ([...feeds].some(isTaken)) {
    notes.push(`says it is at ${target} now, which is the feed of another show`);
    return undefined;
  }
  if (!write) {
    notes.push(`has moved to ${target}: --write puts that into content/${show._id}`);
    return undefined;
  }
  feeds.set(show.slug, target);
  try {
    const reading = await read(target, {}, answer.address);
    const leads = [reading.answer.address, reading.feed?.movedTo ?? target];
    const leadsBack = leads.some((to) => normalizedUrl(to) === normalizedUrl(show.feed));
    if (leadsBack && !isSafer(target, show.feed)) {
      throw new FeedError('that leads back to where it is');
    }
    const snapshot = snapshotOf(target, reading, undefined);
    await writeFeedAddress(show._id, target);
    notes.push(`has moved to ${target}, which is in content/${show._id} now`);
    return { snapshot, reading };
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    feeds.set(show.slug, show.feed);
    notes.push(`says it is at ${target} now, but: ${error.message}`);
    return undefined;
  }
}

function isSafer(address: string, other: string): boolean {
  return address.startsWith('https:') && other.startsWith('http:');
}

function snapshotOf(
  address: string,
  { answer, feed }: Reading,
  known: SnapshotFile | undefined,
): SnapshotFile {
  const now = new Date();
  const checked = dayIn(site.timeZone, now);
  if (!feed) {
    if (!known) throw new FeedError('the host says that nothing has changed, but was not asked');
    return { ...known, checked };
  }
  // What is dated later is a slip, and would stay on top for years.
  const out = feed.episodes.filter(({ published }) => !published || new Date(published) <= now);
  if (out.length === 0) throw new FeedError('it names no episode that is out');
  // What was said and not made use of is lost if next time nothing has changed.
  const isUsedUp =
    out.length === feed.episodes.length &&
    (feed.movedTo === undefined ||
      (normalizedUrl(feed.movedTo) === normalizedUrl(address) && !isSafer(feed.movedTo, address)));
  const { etag, lastModified } = (isUsedUp && answer.body) || {};
  return {
    feed: address,
    checked,
    etag,
    lastModified,
    complete: feed.complete,
    count: feed.episodes.length,
    episodes: out.slice(0, EPISODES_KEPT),
  };
}

function told(
  { episodes }: SnapshotFile,
  known: SnapshotFile | undefined,
  { feed }: Reading,
): string {
  if (!feed) return 'not changed since it was last read';
  const old = new Set(known?.episodes.map(({ id }) => id));
  const fresh = episodes.filter(({ id }) => !old.has(id)).length;
  return known ? `read, ${fresh} new` : 'read for the first time';
}
