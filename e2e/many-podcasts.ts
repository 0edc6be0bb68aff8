import { dayIn } from '../pipeline/dates';
import { site } from './fixture';
import type { Changes } from './site-copy';

const SHOWS = 120;
const TOPICS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;
const now = Date.now();

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const nouns = ['Tides', 'Charts', 'Buoys', 'Harbours', 'Sediment', 'Currents', 'Gauges', 'Signals'];
const adjectives = ['Practical', 'Quiet', 'Deep', 'Open', 'Northern', 'Noisy', 'Local', 'Modern'];
const people = ['Ines Okafor', 'Mara Lindqvist', 'Tom Abara', 'Wen Castellan', 'Émile Ferro'];

const pick = <T>(list: readonly T[], index: number) => list[index % list.length];

/** A show of the site with many podcasts, without its file. */
type ManyShow = { slug: string; name: string; hosts: string[]; topics: string[] };

/** 120 shows in 30 topics, in the order of the directory. */
export const manyShows: ManyShow[] = Array.from({ length: SHOWS }, (_, index) => {
  const article = index % 10 === 3 ? 'The ' : '';
  const name = `${article}${letters[(index * 7) % 26]}. ${pick(adjectives, index)} ${pick(nouns, index >> 3)} ${index + 1}`;
  return {
    slug: `show-${index + 1}`,
    name,
    hosts: [pick(people, index), ...(index % 3 === 0 ? [pick(people, index + 2)] : [])],
    topics: [`topic ${(index % TOPICS) + 1}`, `topic ${((index * index) % TOPICS) + 1}`],
  };
});

/** One that rests, since its newest episode is older than a year. */
export const restingShow = manyShows[50];
/** One in a break as long as one before. */
export const breakingShow = manyShows[51];
/** One in a language that is not that of the site. */
export const germanShow = manyShows[52];

/** How many days ago the episodes of a show came out. */
function daysAgoOf(show: ManyShow, index: number): number[] {
  const weekly = (from: number) => Array.from({ length: 8 }, (_, week) => from + 7 * week);
  if (show === restingShow) return weekly(400);
  if (show === breakingShow) return [...weekly(60), ...weekly(60 + 49 + 70)];
  return weekly(1 + (index % 6));
}

function fileOf({ slug, name, hosts, topics }: ManyShow, index: number): Changes {
  const feed = `https://feeds.example/${slug}`;
  const lines = [
    `name: "${name}"`,
    `address: https://${slug}.example/`,
    `hosts: [${hosts.join(', ')}]`,
    `topics: [${[...new Set(topics)].join(', ')}]`,
    `group: ${index < 10 ? 'top' : 'notable'}`,
    `order: ${index + 1}`,
    `language: ${slug === germanShow.slug ? 'de' : 'en'}`,
    'why: It asks the question behind the question.',
    `appleId: "${1_500_000_000 + index}"`,
    `feed: ${feed}`,
  ];
  const snapshot = {
    feed,
    title: name,
    hosts,
    checked: dayIn(site.timeZone, new Date(now)),
    count: 300,
    episodes: daysAgoOf(manyShows[index], index).map((daysAgo, episode) => ({
      id: `${slug}-${episode}`,
      title: `Water level ${300 - episode}`,
      published: new Date(now - daysAgo * DAY_MS).toISOString(),
      seconds: 1800,
      link: `https://${slug}.example/${300 - episode}`,
      description: 'What a gauge says, and what it does not. '.repeat(5).trim(),
      season: 2,
      episode: 300 - episode,
      ...(episode === 1 && { kind: 'bonus' }),
    })),
  };
  return {
    [`content/podcasts/${slug}.md`]: `---\n${lines.join('\n')}\n---\n\n${name} is about water.\n`,
    [`content/snapshots/${slug}.json`]: JSON.stringify(snapshot, null, 2),
  };
}

/** The files of the shows and of their snapshots. */
export const manyPodcasts: Changes = Object.assign({}, ...manyShows.map(fileOf));
