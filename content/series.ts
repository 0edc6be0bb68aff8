import { groupByTerm } from '../pipeline/taxonomy';
import type { Post } from './internals/documents';

/** A post in a series, with its number there. */
type Part<Each> = { number: number; post: Each };

/** A series, its parts in their order. */
export type Series<Each> = { slug: string; name: string; parts: Part<Each>[] };

type SeriesPost = Pick<Post, 'series' | 'part'>;

/**
 * The series of some posts. Their parts go by `part`; those without one come after the others, by their dates.
 * @param posts newest first, with the canonical spelling of their series
 */
export function seriesOf<Each extends SeriesPost>(posts: readonly Each[]): Series<Each>[] {
  return groupByTerm(posts.toReversed(), ({ series }) => (series ? [series] : [])).map(
    ({ slug, name, items }) => ({ slug, name, parts: numbered(items) }),
  );
}

/** @param posts oldest first */
function numbered<Each extends SeriesPost>(posts: readonly Each[]): Part<Each>[] {
  const rank = ({ part }: Each) => part ?? Number.POSITIVE_INFINITY;
  const inOrder = posts.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  let number = 0;
  return inOrder.map((post) => {
    number = post.part ?? number + 1;
    return { number, post };
  });
}
