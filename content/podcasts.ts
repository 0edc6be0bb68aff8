import { dayIn } from '../pipeline/dates';
import { readCollection } from './internals/collections';
import type { Episode } from './internals/documents';
import { words } from './internals/site-language';
import { buildDirectory, groupOf, type Show, type ShowList } from './podcast-directory/directory';
import { median } from './podcast-directory/median';
import { type SubscribeLink, subscribeLinks } from './podcast-directory/subscribe-links';
import { site } from './site';

export type { Episode } from './internals/documents';
export {
  EPISODES_ON_PAGE,
  hasFeed,
  isLong,
  isRunning,
  type Show,
  type ShowList,
  type ShowWithFeed,
} from './podcast-directory/directory';

/** The podcast directory of the site. */
export const directory = buildDirectory(readCollection('Podcast'), readCollection('Snapshot'));

export const { shows, groups: showGroups, topics } = directory;

/** The author's top picks that are still running. */
export const topShows: Show[] = shows.filter((show) => groupOf(show) === 'top');

const topicByName = new Map(topics.map((topic) => [topic.name, topic]));

/** The lists of a show's topics, in the order of its file. */
export function topicsOf(show: Show): ShowList[] {
  return show.topics.flatMap((topic) => topicByName.get(topic) ?? []);
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

/** Groups some shows for a page that lists them. @param some in the order of the directory */
export function groupedShows(some: Show[]): GroupedShows {
  const inGroups = new Map<string, Show[]>(showGroups.map(({ slug }) => [slug, []]));
  for (const show of some) inGroups.get(groupOf(show))?.push(show);
  const groups = showGroups.map(({ slug, name }) => ({
    slug,
    name,
    shows: listed(inGroups.get(slug) ?? []),
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

/** All shows by the first letter of their names, in the order of the site's language. */
export function showsByLetter(): { letter: string; shows: Show[] }[] {
  const collator = new Intl.Collator(site.language, { sensitivity: 'base', numeric: true });
  const sorted = shows
    .map((show) => ({ show, name: sortName(show) }))
    .sort((a, b) => collator.compare(a.name, b.name));
  const letters = new Map<string, Show[]>();
  for (const { show, name } of sorted) {
    const [letter] = name.normalize('NFD').toLocaleUpperCase(site.language);
    const key = /\p{L}/u.test(letter) ? letter : '#';
    const known = letters.get(key);
    if (known) known.push(show);
    else letters.set(key, [show]);
  }
  return [...letters].map(([letter, shows]) => ({ letter, shows }));
}

/** A name without the article that it begins with, and what is no letter or digit. */
function sortName({ name }: Show): string {
  return name.replace(words.podcasts.article, '').replace(/^[^\p{L}\p{N}]+/u, '') || name;
}

/** The shows before and after one in the list of all shows. */
export function neighboursOf(show: Show): { previous?: Show; next?: Show } {
  return { previous: shows[show.number - 2], next: shows[show.number] };
}

/** The newest episodes of some shows, each with its show. Episodes without a date are left out. */
export function newestEpisodes(
  limit: number,
  some: readonly Show[] = shows,
): { show: Show; episode: Episode; published: Date }[] {
  return some
    .flatMap((show) =>
      (show.snapshot?.episodes ?? []).flatMap((episode) =>
        episode.published ? { show, episode, published: new Date(episode.published) } : [],
      ),
    )
    .sort((a, b) => b.published.getTime() - a.published.getTime())
    .slice(0, limit);
}

/** The newest episodes of all shows by the day on which they came out, in the time zone of the site. */
export function newestEpisodesByDay(limit: number) {
  const byDay = new Map<string, ReturnType<typeof newestEpisodes>>();
  for (const item of newestEpisodes(limit)) {
    const day = dayIn(site.timeZone, item.published);
    const known = byDay.get(day);
    if (known) known.push(item);
    else byDay.set(day, [item]);
  }
  return [...byDay].map(([day, episodes]) => ({ day, episodes }));
}

/** The usual length of a show's full episodes in minutes: the median of its snapshot. */
export function usualMinutes({ snapshot }: Show): number | undefined {
  const full = snapshot?.episodes.filter(({ kind }) => kind === undefined) ?? [];
  const usual = median(full.flatMap(({ seconds }) => seconds ?? []));
  return usual === undefined ? undefined : Math.max(1, Math.round(usual / 60));
}
