import { dayIn } from '../../pipeline/dates';
import { normalizedUrl } from '../../pipeline/normalized-url';
import { canonicalSpelling, groupByTerm } from '../../pipeline/taxonomy';
import type { Podcast, Snapshot } from '../internals/documents';
import { words } from '../internals/site-language';
import { site } from '../site';
import { urlOfGroup, urlOfTopic } from '../urls';
import { idsInAddress } from './platform-addresses';
import { type Status, statusOf } from './show-status';

/** A show with its number in the list of all shows, its status and its snapshot. */
export type Show = Podcast & { number: number; status: Status; snapshot?: Snapshot };

/** A show whose feed is known. */
export type ShowWithFeed = Show & { feed: string };

/** The shows of a group or about a topic, and the URL path of the page that lists them. */
export type ShowList = { slug: string; name: string; url: string; shows: Show[] };

/** The podcast directory, built from the files of shows and their snapshots. */
export type Directory = {
  /** In the author's order: the top picks, the notable ones, those that rest, those that have ended. */
  shows: Show[];
  /** The same shows by group. Groups without shows are left out. */
  groups: ShowList[];
  /** Topics with the most shows first. */
  topics: ShowList[];
};

const MAX_ROOMY = 24;

/** Whether shows are so many that each gets a line or two, and that there are other orders to find one. */
export function isLong(shows: readonly Show[]): boolean {
  return shows.length > MAX_ROOMY;
}

/** How many episodes the page of a show has. Snapshots keep the descriptions of these alone. */
export const EPISODES_ON_PAGE = 10;

/** In the order of the directory. */
const GROUPS = ['top', 'notable', 'resting', 'ended'] as const;

/** Builds the podcast directory. The status of shows is that of today, in the time zone of the site. */
export function buildDirectory(podcasts: Podcast[], snapshots: Snapshot[]): Directory {
  const today = dayIn(site.timeZone, new Date());
  const bySlug = new Map(snapshots.map((snapshot) => [snapshot.slug, snapshot]));
  const shows = withCanonicalTopics(
    podcasts
      .map((podcast) => withSnapshot(podcast, bySlug.get(podcast.slug), today))
      .sort((a, b) => rank(a) - rank(b) || a.order - b.order)
      .map((show, index) => ({ ...show, number: index + 1 })),
  );
  const groups = GROUPS.map((slug) => ({
    slug,
    name: words.podcasts.groups[slug],
    url: urlOfGroup(slug),
    shows: shows.filter((show) => groupOf(show) === slug),
  }));
  const topics = groupByTerm(shows, (show) => show.topics)
    .map(({ slug, name, items }) => ({ slug, name, url: urlOfTopic(slug), shows: items }))
    .sort((a, b) => b.shows.length - a.shows.length || a.name.localeCompare(b.name, site.language));
  return { shows, groups: groups.filter(({ shows }) => shows.length > 0), topics };
}

/** The group that lists a show: shows that rest or have ended have groups of their own. */
export function groupOf({
  group,
  status,
}: Pick<Show, 'group' | 'status'>): (typeof GROUPS)[number] {
  return status.kind === 'ended' || status.kind === 'resting' ? status.kind : group;
}

/** Whether a show's feed is known. */
export function hasFeed(show: Show): show is ShowWithFeed {
  return show.feed !== undefined;
}

/** Whether the day of an episode is known. */
export function hasDatedEpisode({ snapshot }: Show): boolean {
  return snapshot?.episodes.some(({ published }) => published !== undefined) ?? false;
}

/** Whether a snapshot is of the feed that a show has now. */
export function isOfFeed(
  snapshot: Pick<Snapshot, 'feed'>,
  { feed }: Pick<Podcast, 'feed'>,
): boolean {
  return feed !== undefined && normalizedUrl(snapshot.feed) === normalizedUrl(feed);
}

/** Whether a show neither rests nor has ended. */
export function isRunning(show: Pick<Show, 'group' | 'status'>): boolean {
  return groupOf(show) === show.group;
}

/** A show with the ids that its address has, where its file does not give them. */
export function withIdsOfAddress(podcast: Podcast): Podcast {
  const { appleId, spotifyId, youtube, amazon } = idsInAddress(podcast.address) ?? {};
  return {
    ...podcast,
    appleId: podcast.appleId ?? appleId,
    spotifyId: podcast.spotifyId ?? spotifyId,
    youtube: podcast.youtube ?? youtube,
    amazon: podcast.amazon ?? amazon,
  };
}

/** @param known the snapshot with the name of the show's file */
function withSnapshot(podcast: Podcast, known: Snapshot | undefined, today: string) {
  const snapshot = known && isOfFeed(known, podcast) ? known : undefined;
  return {
    ...withIdsOfAddress(podcast),
    snapshot,
    status: statusOf(snapshot, podcast.ended, today),
  };
}

function rank(show: Pick<Show, 'group' | 'status'>): number {
  return GROUPS.indexOf(groupOf(show));
}

function withCanonicalTopics(shows: Show[]): Show[] {
  const canonical = canonicalSpelling(shows.flatMap((show) => show.topics));
  return shows.map((show) => ({ ...show, topics: [...new Set(show.topics.map(canonical))] }));
}
