import { words } from '../content/internals/site-language';
import type { ListPage } from '../content/list-pages';
import type { LinkedPage, ListedPost } from '../content/page-inputs';
import { PageLinks } from './page-links';
import { PostList } from './post-list';

type PagedPostsProps = { page: ListPage<ListedPost>; pages: readonly LinkedPage[] };

/** The posts on a page of a list, with links to the pages beside it. */
export function PagedPosts({ page: { number, items }, pages }: PagedPostsProps) {
  return (
    <>
      <div className="page mt-10">
        <div className="lg:col-start-2">
          <PostList posts={items} dates="medium" />
        </div>
      </div>
      <PageLinks
        pages={pages}
        number={number}
        previous={words.posts.newer}
        next={words.posts.older}
      />
    </>
  );
}
