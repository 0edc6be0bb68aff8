import podcasts from 'contentlayer/collections/Podcast.json';
import snapshots from 'contentlayer/collections/Snapshot.json';
import { buildDirectory, groupOf, type Show, type ShowList } from './directory/directory';
import { median } from './directory/median';
import type { Episode } from './documents';

export {
  hasFeed,
  isRunning,
  type Show,
  type ShowList,
  type ShowWithFeed,
} from './directory/directory';
export type { Episode } from './documents';

/** The podcast directory of the site. */
export const directory = buildDirectory(podcasts, snapshots);

export const { shows, groups: showGroups, topics } = directory;

/** The author's top picks that are still running. */
export const topShows: Show[] = shows.filter((show) => groupOf(show) === 'top');

/** A show's topics, as its file lists them. */
export function topicsOf(show: Show): ShowList[] {
  return show.topics.flatMap((topic) => topics.find(({ name }) => name === topic) ?? []);
}

/** A show as an entry of a list: with the lists of its topics. */
export type ListedShow = Show & { topicLists: ShowList[] };

/** Shows as entries of a list. */
export function listed(some: Show[]): ListedShow[] {
  return some.map((show) => ({ ...show, topicLists: topicsOf(show) }));
}

/** What a page lists: some shows in their groups, and the ways to narrow the whole list. */
export type Catalogue = {
  groups: { slug: string; name: string; shows: ListedShow[] }[];
  /** What the whole list can be narrowed to: groups, and the topics that several shows share. */
  choices: { groups: ShowList[]; topics: ShowList[] };
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
      // The topic of a single show leads nowhere new, unless the page is about it: its row has the link.
      topics: topics.filter(({ shows }) => shows.length > 1 || shows === some),
    },
  };
}

/** The newest episodes of all shows, each with its show. Those without a date are left out. */
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

/** The usual length of a show's episodes, in minutes: the median of those that its feed says. */
export function usualMinutes({ snapshot }: Show): number | undefined {
  const usual = median((snapshot?.episodes ?? []).flatMap(({ seconds }) => seconds ?? []));
  return usual === undefined ? undefined : Math.max(1, Math.round(usual / 60));
}
