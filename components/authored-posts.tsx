import type { ReactNode } from 'react';
import { words } from '../content/internals/site-language';
import type { ListPage } from '../content/list-pages';
import type { LinkedPage, ListedPost } from '../content/page-inputs';
import { PageTitle } from './page-title';
import { PagedPosts } from './paged-posts';

type AuthoredPostsProps = {
  name: string;
  /** How many there are, on the first page: the others stay the same when a post is added. */
  count?: number;
  page: ListPage<ListedPost>;
  pages: readonly LinkedPage[];
  /** What there is to say of the author, on the first page. */
  children?: ReactNode;
};

/** A page of the list of an author's posts. The first has their name as its title. */
export function AuthoredPosts({ name, count, page, pages, children }: AuthoredPostsProps) {
  const { number } = page;
  return (
    <>
      <PageTitle title={number === 1 ? name : words.author.postsOf(name)}>
        {introOf(number, pages.length, count)}
      </PageTitle>
      {children}
      <PagedPosts page={page} pages={pages} />
    </>
  );
}

function introOf(number: number, pageCount: number, count: number | undefined): string {
  if (count === undefined) return words.pages.place(number, pageCount);
  return count === 0 ? words.posts.none : words.posts.count(count);
}
