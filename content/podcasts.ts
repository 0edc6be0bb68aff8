import podcasts from 'contentlayer/collections/Podcast.json';
import snapshots from 'contentlayer/collections/Snapshot.json';
import type { Episode } from './internals/documents';
import { buildDirectory, groupOf, type Show, type ShowList } from './podcast-directory/directory';
import { median } from './podcast-directory/median';
import { type SubscribeLink, subscribeLinks } from './podcast-directory/subscribe-links';

export type { Episode } from './internals/documents';
export {
  hasFeed,
  isRunning,
  type Show,
  type ShowList,
  type ShowWithFeed,
} from './podcast-directory/directory';

/** The podcast directory of the site. */
export const directory = buildDirectory(podcasts, snapshots);

export const { shows, groups: showGroups, topics } = directory;

/** The author's top picks that are still running. */
export const topShows: Show[] = shows.filter((show) => groupOf(show) === 'top');

/** The lists of a show's topics, in the order of its file. */
export function topicsOf(show: Show): ShowList[] {
  return show.topics.flatMap((topic) => topics.find(({ name }) => name === topic) ?? []);
}

/** A show with the lists of its topics, as an entry of a list. */
export type ListedShow = Show & { topicLists: ShowList[]; subscribeLinks: SubscribeLink[] };

/** Shows as entries of a list. */
export function listed(some: Show[]): ListedShow[] {
  return some.map((show) => ({
    ...show,
    topicLists: topicsOf(show),
    subscribeLinks: subscribeLinks(show),
  }));
}

/** Some shows in their groups, and the filters of the whole list. */
export type GroupedShows = {
  groups: { slug: string; name: string; shows: ListedShow[] }[];
  /** The filters: groups, and the topics of more than one show. */
  filters: { groups: ShowList[]; topics: ShowList[] };
};

/** Groups some shows for a page that lists them. */
export function groupedShows(some: Show[]): GroupedShows {
  const groups = showGroups.map(({ slug, name, shows }) => ({
    slug,
    name,
    shows: listed(shows.filter((show) => some.includes(show))),
  }));
  return {
    groups: groups.filter(({ shows }) => shows.length > 0),
    filters: {
      groups: showGroups,
      // A topic of one show is linked in its row. The page of that topic still lists it.
      topics: topics.filter(({ shows }) => shows.length > 1 || shows === some),
    },
  };
}

/** The newest episodes of all shows, each with its show. Episodes without a date are left out. */
export function newestEpisodes(limit: number): { show: Show; episode: Episode; published: Date }[] {
  return shows
    .flatMap((show) =>
      (show.snapshot?.episodes ?? []).flatMap((episode) =>
        episode.published ? { show, episode, published: new Date(episode.published) } : [],
      ),
    )
    .sort((a, b) => b.published.getTime() - a.published.getTime())
    .slice(0, limit);
}

/** The usual length of a show's episodes in minutes: the median of its snapshot. */
export function usualMinutes({ snapshot }: Show): number | undefined {
  const usual = median((snapshot?.episodes ?? []).flatMap(({ seconds }) => seconds ?? []));
  return usual === undefined ? undefined : Math.max(1, Math.round(usual / 60));
}
