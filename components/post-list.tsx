import { idOfPeriod } from '../content/archive';
import type { ListedPost } from '../content/page-inputs';
import { CalendarDay } from './calendar-day';
import { DraftLabel } from './draft-label';

type PostListProps = {
  posts: ListedPost[];
  /** Short dates belong under a heading with the year. */
  dates: 'medium' | 'short';
  /** Whether a link can lead to the first post of each month. */
  hasMonths?: boolean;
};

/** Posts, each with date, title and summary. */
export function PostList({ posts, dates, hasMonths = false }: PostListProps) {
  const monthOf = (post?: ListedPost) => post?.date.slice(0, 'YYYY-MM'.length);
  return (
    <ol className="space-y-5">
      {posts.map((post, index) => (
        <li
          key={post.url}
          id={
            hasMonths && monthOf(post) !== monthOf(posts[index - 1])
              ? idOfPeriod(post.date.slice(0, 7))
              : undefined
          }
          className="sm:grid sm:grid-cols-[7.25rem_1fr] sm:items-baseline"
        >
          <CalendarDay day={post.date} instant={post.publishedAt} style={dates} />
          <div className="min-w-0">
            <p dir={post.dir} className="text-balance font-bold text-large leading-snug">
              <a
                href={post.url}
                lang={post.lang}
                className="underline decoration-transparent decoration-1 underline-offset-4 hover:text-accent hover:decoration-current"
              >
                {post.title}
              </a>
              <DraftLabel post={post} />
            </p>
            <p lang={post.lang} dir={post.dir} className="mt-1 text-quiet">
              {post.summary}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
