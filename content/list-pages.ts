/** A page of a list. */
export type ListPage<Item> = {
  /** From 1. */
  number: number;
  /** The first page has the URL of the list. */
  url: string;
  items: Item[];
};

const MAX_POSTS = 100;

/** The most tags on one page: names alone, in columns. */
export const MAX_TAGS = 500;

/**
 * Divides a list, newest first, into pages of at most `max` items, of which the first has at least half.
 * All other pages have half, counted from the oldest item: what is added changes the first page alone,
 * until that is full.
 * @param url the URL path of the list, with a slash at the end
 */
export function listPages<Item>(
  items: readonly Item[],
  url: string,
  max = MAX_POSTS,
): ListPage<Item>[] {
  const size = Math.floor(max / 2);
  const further = items.length > max ? Math.ceil((items.length - max) / size) : 0;
  const first = items.length - further * size;
  return Array.from({ length: further + 1 }, (_, index) => ({
    number: index + 1,
    url: urlOfListPage(url, index + 1),
    items:
      index === 0
        ? items.slice(0, first)
        : items.slice(first + (index - 1) * size, first + index * size),
  }));
}

/** The URL path of a page of a list. @param number from 1 */
function urlOfListPage(url: string, number: number): string {
  return number === 1 ? url : `${url}page/${number}/`;
}

/**
 * The pages that a page has links to by their numbers: the first, the last, itself and those beside it.
 * `undefined` stands for those that are left out.
 * @param number of the page
 */
export function numberedPages<Page extends { number: number }>(
  pages: readonly Page[],
  number: number,
): (Page | undefined)[] {
  const shown = [1, number - 1, number, number + 1, pages.length];
  const numbers = [...new Set(shown)].filter((shown) => pages[shown - 1]).sort((a, b) => a - b);
  return numbers.flatMap((shown, index) => {
    const page = pages[shown - 1];
    const leftOut = index === 0 ? 0 : shown - numbers[index - 1] - 1;
    if (leftOut === 0) return page;
    // A single page takes no more room than what would stand for it.
    return [leftOut === 1 ? pages[shown - 2] : undefined, page];
  });
}

/** The posts of a year, newest first. */
export type PostYear<Item> = { year: string; posts: Item[] };

/** Posts by the year of their date, newest year first. @param some newest first */
export function postsByYear<Item extends { date: string }>(
  some: readonly Item[],
): PostYear<Item>[] {
  const years = new Map<string, Item[]>();
  for (const post of some) {
    const year = post.date.slice(0, 4);
    const known = years.get(year);
    if (known) known.push(post);
    else years.set(year, [post]);
  }
  return [...years].map(([year, posts]) => ({ year, posts }));
}
