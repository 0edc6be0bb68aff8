import { words } from '../content/internals/site-language';
import type { LinkedPost } from '../content/page-inputs';
import { PostLinks } from './post-links';
import { Section } from './section';

/** More are folded. */
const MAX_OPEN = 5;

/** The posts that link to a post, newest first. */
export function MentionedIn({ posts }: { posts: LinkedPost[] }) {
  if (posts.length === 0) return null;
  const rest = posts.slice(MAX_OPEN);
  return (
    <Section id="Mentions" title={words.post.mentions}>
      <PostLinks posts={posts.slice(0, MAX_OPEN)} />
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="disclosure cursor-pointer font-sans text-small">
            {words.post.moreMentions(rest.length)}
          </summary>
          <PostLinks posts={rest} />
        </details>
      )}
    </Section>
  );
}
