import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FeedHistory, newestOf, statusOf } from '../../content/podcast-directory/show-status';
import { site } from '../../content/site';
import { dayIn, startOf } from '../../pipeline/dates';
import { decodeFeed } from './decode-feed';
import { FeedError } from './feed-error';
import { feedFilesIn } from './feed-files';
import { parseFeed } from './parse-feed';
import { formatTable } from './table';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_LATE = 0.02;

/** The instants of a show's episodes, oldest first. */
type History = { name: string; published: string[] };

type Kinds = Record<string, number>;

/**
 * Walks the status of shows day by day, from the first of their episodes to the last: since they went on,
 * each day that says `late` is wrong. Then it waits for `late` after the last episode.
 * @param input a JSON file with the instants of episodes by show, `{ "shows": { "a": ["2026-05-04T06:00:00Z"] } }`,
 * or a folder of feeds
 * @returns a table with a row per show, and whether at most 2 % of the days say `late`
 * @throws {FeedError} where the input has no shows
 */
export async function walkStatus(input: string): Promise<{ report: string; isGood: boolean }> {
  const walks = (await historiesIn(input))
    .map((history) => ({ name: history.name, ...walk(history) }))
    .filter(({ kinds }) => daysOf(kinds) > 0);
  if (walks.length === 0) throw new FeedError('no show in it has episodes of two days');
  const total: Kinds = {};
  for (const { kinds } of walks) {
    for (const [kind, days] of Object.entries(kinds)) total[kind] = (total[kind] ?? 0) + days;
  }
  const mean = walks.reduce((sum, { kinds }) => sum + share(kinds, 'late'), 0) / walks.length;
  const isGood = share(total, 'late') <= MAX_LATE;
  const columns = ['active', 'break', 'late', 'resting', 'unknown'];
  const rowOf = (name: string, kinds: Kinds, stopped: string) => [
    name,
    String(daysOf(kinds)),
    ...columns.map((kind) => percent(share(kinds, kind))),
    stopped,
  ];
  const table = formatTable(
    ['show', 'days', ...columns, 'after its end'],
    [
      ...walks.map(({ name, kinds, stopped }) => rowOf(name, kinds, stopped)),
      rowOf('all days', total, ''),
    ],
  );
  return { report: `${table}\n\nLate by show, on average: ${percent(mean)}`, isGood };
}

function walk({ published }: History): { kinds: Kinds; stopped: string } {
  const kinds: Kinds = {};
  const days = published.map((instant) => dayIn(site.timeZone, new Date(instant)));
  const last = days.at(-1) ?? '';
  for (const [index, day] of days.entries()) {
    const next = days.at(index + 1) ?? last;
    if (next === day) continue;
    // More than two years of a daily show.
    const history = historyUntil(published.slice(Math.max(0, index - 999), index + 1), day);
    for (let today = day; today < next; today = dayAfter(today)) {
      const { kind } = statusOf({ ...history, checked: today }, undefined, today);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
  }
  if (daysOf(kinds) === 0) return { kinds, stopped: '' };
  return { kinds, stopped: whenTold(historyUntil(published, last), last) };
}

/** What a snapshot of a day has. */
function historyUntil(published: string[], checked: string): FeedHistory {
  const episodes = published.map((instant) => ({ published: instant })).reverse();
  return { checked, complete: false, ...newestOf(episodes, checked) };
}

/** After how many days without an episode the status says so. */
function whenTold(history: FeedHistory, last: string): string {
  let days = 0;
  for (let today = last; ; today = dayAfter(today)) {
    const { kind, longestGap } = statusOf({ ...history, checked: today }, undefined, today);
    if (kind === 'late' || kind === 'resting') {
      const gap = longestGap === undefined ? '' : `, longest gap ${longestGap}`;
      return `${kind} after ${days} days${gap}`;
    }
    days += 1;
  }
}

async function historiesIn(input: string): Promise<History[]> {
  if (input.endsWith('.json')) {
    const { shows } = JSON.parse(await readFile(input, 'utf8')) as {
      shows?: Record<string, string[]>;
    };
    return Object.entries(shows ?? {}).map(([name, published]) => ({
      name,
      published: published.filter(isPast).toSorted(),
    }));
  }
  const names = await feedFilesIn(input);
  return Promise.all(
    names.map(async (name) => ({ name, published: await publishedIn(path.join(input, name)) })),
  );
}

/** Of feeds on this machine, which are trusted not to keep the parser busy. */
async function publishedIn(file: string): Promise<string[]> {
  try {
    const { episodes } = parseFeed(decodeFeed(await readFile(file), ''));
    return episodes.flatMap(({ published = '' }) => (isPast(published) ? published : [])).reverse();
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    return [];
  }
}

/** Whether an instant is one before now: a date to come is a publisher's mistake. */
function isPast(instant: string): boolean {
  return Date.parse(instant) <= Date.now();
}

function dayAfter(day: string): string {
  return new Date(startOf(day).getTime() + DAY_MS).toISOString().slice(0, 10);
}

function daysOf(kinds: Kinds): number {
  return Object.values(kinds).reduce((sum, days) => sum + days, 0);
}

function share(kinds: Kinds, kind: string): number {
  return (kinds[kind] ?? 0) / daysOf(kinds);
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
