import type { Podcast } from 'contentlayer/generated';
import generated from 'contentlayer/generated/Podcast/_index.json';
import { readText } from './text';

/** A show and its number in the one list that runs through both groups. */
export type Show = Podcast & { number: number };

const groups = { top: 'Top picks', notable: 'Also worth hearing' } as const;

/** The shows in the author's order: his top picks, then the notable ones. */
export const shows: Show[] = (generated as Podcast[])
  .toSorted((a, b) => rank(a) - rank(b) || a.order - b.order)
  .map((show, index) => ({ ...show, number: index + 1 }));

/** The same list, in its groups. A group without shows is left out. */
export const showGroups: { id: string; name: string; shows: Show[] }[] = Object.entries(groups)
  .map(([group, name]) => ({
    id: group,
    name,
    shows: shows.filter((show) => show.group === group),
  }))
  .filter(({ shows }) => shows.length > 0);

/** The author's top picks. */
export const topShows: Show[] = shows.filter(({ group }) => group === 'top');

/** Shows with what their files say about them. */
export async function withText(shows: Show[]): Promise<(Show & { html: string })[]> {
  return Promise.all(shows.map(async (show) => ({ ...show, html: (await readText(show)).html })));
}

function rank({ group }: Podcast): number {
  return Object.keys(groups).indexOf(group);
}
