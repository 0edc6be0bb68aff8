import type { Post } from './internals/documents';
import type { ListPage } from './list-pages';

/** A year or a month, how many posts it has, and where their list begins. */
export type Period = {
  /** Such as `2026` or `2026-11`. */
  name: string;
  count: number;
  url: string;
};

/** A year, with its months where it has many posts. */
export type ArchiveYear = Period & { months: Period[] };

const MIN_POSTS_FOR_MONTHS = 20;

/** The years of a list of posts, newest first. @param pages of the list, whose posts are newest first */
export function archiveYears(pages: readonly ListPage<Pick<Post, 'date'>>[]): ArchiveYear[] {
  const months = periodsOf(pages, 'YYYY-MM'.length);
  return periodsOf(pages, 'YYYY'.length).map((year) => ({
    ...year,
    months:
      year.count < MIN_POSTS_FOR_MONTHS
        ? []
        : months.filter(({ name }) => name.startsWith(`${year.name}-`)),
  }));
}

/** The id of a year or a month in a list of posts. @param period such as `2026` or `2026-11` */
export function idOfPeriod(period: string): string {
  return `in-${period}`;
}

/** @param length how much of a date names a period */
function periodsOf(pages: readonly ListPage<Pick<Post, 'date'>>[], length: number): Period[] {
  const periods = new Map<string, Period>();
  for (const { url, items } of pages) {
    for (const { date } of items) {
      const name = date.slice(0, length);
      const known = periods.get(name);
      if (known) known.count += 1;
      else periods.set(name, { name, count: 1, url: `${url}#${idOfPeriod(name)}` });
    }
  }
  return [...periods.values()];
}
