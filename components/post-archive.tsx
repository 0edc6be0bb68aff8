import { idOfPeriod } from '../content/archive';
import { words } from '../content/internals/site-language';
import { type ListPage, postsByYear } from '../content/list-pages';
import type { LinkedPage, ListedPost } from '../content/page-inputs';
import { urls } from '../content/urls';
import { LinkLine } from './link-line';
import { PageLinks } from './page-links';
import { PageTitle } from './page-title';
import { PostList } from './post-list';
import { Section } from './section';

type PostArchiveProps = {
  page: ListPage<ListedPost>;
  pages: readonly LinkedPage[];
  /** How many there are, on the first page: the others stay the same when a post is added. */
  count?: number;
  /** The posts that stand first, on the first page. They are also in their years. */
  pinned: ListedPost[];
  /** The page on which each year begins. */
  years: readonly (LinkedPage & { year: string })[];
};

/** A page of the list of all posts, by year. Where there are several, each leads to all years. */
export function PostArchive({ page, pages, count, pinned, years }: PostArchiveProps) {
  const { number, items } = page;
  const toArchive = { name: words.archive.link, url: urls.archive };
  const toYears = years.map(({ year, url }) => ({ name: year, url: `${url}#${idOfPeriod(year)}` }));
  const begins = new Set(years.filter((first) => first.number === number).map(({ year }) => year));
  return (
    <>
      <PageTitle title={words.posts.title}>{introOf(number, pages.length, count)}</PageTitle>
      <LinkLine
        label={words.posts.years}
        links={pages.length > 1 ? [...toYears, toArchive] : [toArchive]}
      />
      {pinned.length > 0 && (
        <Section id="pinned" title={words.post.pinned}>
          <PostList posts={pinned} dates="medium" />
        </Section>
      )}
      {postsByYear(items).map(({ year, posts }) => (
        <Section
          key={year}
          id={idOfPeriod(year)}
          title={begins.has(year) ? year : words.posts.continued(year)}
        >
          <PostList posts={posts} dates="short" hasMonths />
        </Section>
      ))}
      <PageLinks
        pages={pages}
        number={number}
        previous={words.posts.newer}
        next={words.posts.older}
      />
    </>
  );
}

function introOf(number: number, pageCount: number, count: number | undefined): string {
  if (pageCount === 1) return words.posts.intro;
  if (count === undefined) return words.pages.place(number, pageCount);
  return `${words.posts.intro} ${words.posts.count(count)}`;
}
