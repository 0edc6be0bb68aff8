import { words } from '../content/internals/site-language';
import type { LinkedPost } from '../content/page-inputs';
import { PostLinks } from './post-links';
import { Section } from './section';

/** The posts that are about the same as one. */
export function RelatedPosts({ posts }: { posts: LinkedPost[] }) {
  if (posts.length === 0) return null;
  return (
    <Section id="Related" title={words.post.related}>
      <PostLinks posts={posts} />
    </Section>
  );
}
