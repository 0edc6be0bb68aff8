import { idOfPeriod } from '../content/archive';
import { words } from '../content/internals/site-language';
import type { ListedPost } from '../content/page-inputs';
import { CalendarDay } from './calendar-day';
import { DraftLabel } from './draft-label';
import type { DayStyle } from './format';
import { Picture } from './picture';
import { UpdatedDay } from './updated-day';

type PostListProps = {
  posts: ListedPost[];
  /** Short dates belong under a heading with the year. */
  dates: Exclude<DayStyle, 'long'>;
  /** Posts before the others, which are labelled. */
  pinned?: ListedPost[];
  /** Whether a link can lead to the first post of each month. */
  hasMonths?: boolean;
};

/** Posts, each with date, title and summary. */
export function PostList({ posts, dates, pinned = [], hasMonths = false }: PostListProps) {
  const all = [...pinned, ...posts];
  const monthOf = (post?: ListedPost) => post?.date.slice(0, 'YYYY-MM'.length);
  return (
    <ol className="space-y-5">
      {all.map((post, index) => (
        <li
          key={post.url}
          id={
            hasMonths && monthOf(post) !== monthOf(all[index - 1])
              ? idOfPeriod(post.date.slice(0, 7))
              : undefined
          }
          className="sm:grid sm:grid-cols-[7.25rem_1fr] sm:items-baseline"
        >
          <CalendarDay day={post.date} instant={post.publishedAt} style={dates} />
          <div className={post.cover ? 'flex min-w-0 items-start gap-x-4' : 'min-w-0'}>
            <div className={post.cover && 'min-w-0 grow'}>
              <p dir={post.dir} className="text-balance font-bold text-large leading-snug">
                <a
                  href={post.url}
                  lang={post.lang}
                  className="underline decoration-transparent decoration-1 underline-offset-4 hover:text-accent hover:decoration-current"
                >
                  {post.title}
                </a>
                {index < pinned.length && (
                  <span className="ms-2 whitespace-nowrap font-sans font-semibold text-quiet text-small">
                    {words.post.pinned}
                  </span>
                )}
                <DraftLabel post={post} />
              </p>
              <p lang={post.lang} dir={post.dir} className="mt-1 text-quiet">
                {post.summary}
              </p>
              {post.updated && (
                <p className="mt-1 font-sans text-quiet text-small">
                  <UpdatedDay day={post.updated} style="medium" />
                </p>
              )}
            </div>
            {post.cover && <ListedCover {...post.cover} />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A cover beside the title of its post, which says what it shows. */
function ListedCover(cover: NonNullable<ListedPost['cover']>) {
  return (
    <div className="mt-1 shrink-0">
      <Picture
        {...cover}
        alt=""
        sizes={cover.sizes && 'min(24vw,9rem)'}
        className="aspect-[3/2] w-[min(24vw,9rem)] object-cover"
      />
    </div>
  );
}
