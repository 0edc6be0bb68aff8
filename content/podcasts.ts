import type { Episode, Podcast, Snapshot } from 'contentlayer/generated';
import generatedShows from 'contentlayer/lists/Podcast.json';
import generatedSnapshots from 'contentlayer/lists/Snapshot.json';
import { addressOfGroup, addressOfTopic } from './addresses';
import { dayIn } from './dates';
import { byLabel, spelling } from './labels';
import { median } from './median';
import { placeOf } from './places';
import { site } from './site';
import { type Status, statusOf } from './status';

export type { Episode };

/** A show, its number in the one list that runs through all groups, and what is known of it. */
export type Show = Podcast & { number: number; status: Status; snapshot?: Snapshot };

/** A show whose feed is known. */
export type ShowWithFeed = Show & { feed: string };

/** Some shows that belong together, and where they are found. */
export type ShowGroup = { slug: string; name: string; url: string; shows: Show[] };

const groups = { top: 'Top picks', notable: 'Also worth hearing', ended: 'No longer running' };

/** The shows in the author's order: his top picks, then the notable ones, then those that have ended. */
export const shows: Show[] = settleTopics(
  (generatedShows as Podcast[])
    .map(withSnapshot)
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order)
    .map((show, index) => ({ ...show, number: index + 1 })),
);

/** The same list, in its groups. A group without shows is left out. */
export const showGroups: ShowGroup[] = Object.entries(groups)
  .map(([slug, name]) => ({
    slug,
    name,
    url: addressOfGroup(slug),
    shows: shows.filter((show) => groupOf(show) === slug),
  }))
  .filter(({ shows }) => shows.length > 0);

/** The author's top picks that are still running. */
export const topShows: Show[] = shows.filter((show) => groupOf(show) === 'top');

/** All topics: those of most shows first. */
export const topics: ShowGroup[] = byLabel(shows, (show) => show.topics)
  .map(({ slug, name, items }) => ({ slug, name, url: addressOfTopic(slug), shows: items }))
  .sort((a, b) => b.shows.length - a.shows.length || a.name.localeCompare(b.name, site.language));

/** A show's topics, as its file has them. */
export function topicsOf(show: Show): ShowGroup[] {
  return show.topics.flatMap((topic) => topics.find(({ name }) => name === topic) ?? []);
}

/** A show as a list tells of it: with the lists of its topics. */
export type ListedShow = Show & { topicLists: ShowGroup[] };

/** Shows as a list tells of them. */
export function listed(some: Show[]): ListedShow[] {
  return some.map((show) => ({ ...show, topicLists: topicsOf(show) }));
}

/** What a page lists: some shows in their groups, and the ways to narrow the whole list. */
export type Catalogue = {
  groups: { slug: string; name: string; shows: ListedShow[] }[];
  /** What the whole list can be narrowed to: groups, and the topics that several shows share. */
  choices: { groups: ShowGroup[]; topics: ShowGroup[] };
};

/** Some shows for a page that lists them. */
export function catalogueOf(some: Show[]): Catalogue {
  const groups = showGroups.map(({ slug, name, shows }) => ({
    slug,
    name,
    shows: listed(shows.filter((show) => some.includes(show))),
  }));
  return {
    groups: groups.filter(({ shows }) => shows.length > 0),
    choices: {
      groups: showGroups,
      // What a single show is about leads nowhere new, unless the page is about it: its row has the link.
      topics: topics.filter(({ shows }) => shows.length > 1 || shows === some),
    },
  };
}

/** The newest episodes of all shows, each with its show. Those without a date have no place among them. */
export function newestEpisodes(most: number): { show: Show; episode: Episode; published: Date }[] {
  return shows
    .flatMap((show) =>
      (show.snapshot?.episodes ?? []).flatMap((episode) =>
        episode.published ? { show, episode, published: new Date(episode.published) } : [],
      ),
    )
    .sort((a, b) => b.published.getTime() - a.published.getTime())
    .slice(0, most);
}

/** How long an episode of a show usually is, in minutes: the median of those that its feed tells. */
export function usualMinutes({ snapshot }: Show): number | undefined {
  const usual = median((snapshot?.episodes ?? []).flatMap(({ seconds }) => seconds ?? []));
  return usual === undefined ? undefined : Math.max(1, Math.round(usual / 60));
}

/** Whether a show's feed is known. */
export function hasFeed(show: Show): show is ShowWithFeed {
  return show.feed !== undefined;
}

/** Whether more episodes of a show may come. */
export function isRunning({ status }: Pick<Show, 'status'>): boolean {
  return status.kind !== 'ended';
}

function withSnapshot(show: Podcast): Podcast & { status: Status; snapshot?: Snapshot } {
  const snapshot = (generatedSnapshots as Snapshot[]).find(
    ({ slug, feed }) =>
      slug === show.slug && show.feed !== undefined && placeOf(feed) === placeOf(show.feed),
  );
  const today = dayIn(site.timeZone, new Date());
  return { ...show, snapshot, status: statusOf(snapshot, show.ended, today) };
}

function groupOf(show: Pick<Show, 'group' | 'status'>): keyof typeof groups {
  return isRunning(show) ? show.group : 'ended';
}

function rank(show: Pick<Show, 'group' | 'status'>): number {
  return Object.keys(groups).indexOf(groupOf(show));
}

/** Each show gets the first spelling of its topics, and none twice. */
function settleTopics(shows: Show[]): Show[] {
  const spelled = spelling(shows.flatMap((show) => show.topics));
  return shows.map((show) => ({ ...show, topics: [...new Set(show.topics.map(spelled))] }));
}
