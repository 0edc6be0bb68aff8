import type { LinkedPost } from '../content/page-inputs';

/** A link to a post by its title. */
export function PostLink({ post, isCurrent }: { post: LinkedPost; isCurrent?: boolean }) {
  const { title, url, lang, dir } = post;
  return (
    <a
      href={url}
      lang={lang}
      dir={dir}
      aria-current={isCurrent ? 'page' : undefined}
      className="underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current aria-[current]:text-accent aria-[current]:no-underline"
    >
      {title}
    </a>
  );
}

/** Links to posts, each on a line. */
export function PostLinks({ posts }: { posts: LinkedPost[] }) {
  return (
    <ul>
      {posts.map((post) => (
        <li key={post.url} className="py-0.5">
          <PostLink post={post} />
        </li>
      ))}
    </ul>
  );
}
