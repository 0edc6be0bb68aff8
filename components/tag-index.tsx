import { words } from '../content/internals/site-language';
import type { ListPage } from '../content/list-pages';
import type { LinkedList, LinkedPage } from '../content/page-inputs';
import { LinkLine } from './link-line';
import { PageLinks } from './page-links';
import { PageTitle } from './page-title';
import { TermList } from './term-list';

/** A page of the list of all tags. Where there are several, each leads to all, by the tags that they begin and end with. */
export function TagIndex({
  page: { number, items },
  pages,
}: {
  page: ListPage<LinkedList & { count: number; description?: string }>;
  pages: readonly (LinkedPage & { first?: string; last?: string })[];
}) {
  const place = words.pages.place(number, pages.length);
  const ranges = pages.map(({ url, first, last }) => ({ name: `${first} – ${last}`, url }));
  return (
    <>
      <PageTitle title={words.tags.title}>{number === 1 ? words.tags.intro : place}</PageTitle>
      {pages.length > 1 && <LinkLine label={words.tags.ranges} links={ranges} />}
      <TermList terms={items} />
      <PageLinks
        pages={pages}
        number={number}
        previous={words.pages.previous}
        next={words.pages.next}
      />
    </>
  );
}
