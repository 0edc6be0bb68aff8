import type { ReactNode } from 'react';
import { words } from '../content/internals/site-language';
import type { ListPage } from '../content/list-pages';
import type { LinkedPage, ListedPost } from '../content/page-inputs';
import { feedUrlsOf, urls } from '../content/urls';
import { PageTitle } from './page-title';
import { PagedPosts } from './paged-posts';
import { Phrase } from './phrase';

type TaggedPostsProps = {
  tag: { name: string; url: string };
  /** How many there are, on the first page: the others stay the same when a post is added. */
  count?: number;
  page: ListPage<ListedPost>;
  pages: readonly LinkedPage[];
  /** What the tag is about. */
  children?: ReactNode;
};

/** A page of the list of a tag's posts. */
export function TaggedPosts({
  tag: { name, url },
  count,
  page,
  pages,
  children,
}: TaggedPostsProps) {
  const { number } = page;
  const intro =
    count === undefined ? words.tags.place(number, pages.length) : words.tags.count(count);
  return (
    <>
      <PageTitle title={words.tags.titleOf(name)}>
        <Phrase text={intro} links={{ ...urls, feed: feedUrlsOf(url).xml }} />
      </PageTitle>
      {children}
      <PagedPosts page={page} pages={pages} />
    </>
  );
}
