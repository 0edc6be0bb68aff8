import { words } from '../content/internals/site-language';
import type { Post } from '../content/posts';

/** Marks a post that only development shows. */
export function DraftLabel({ post }: { post: Pick<Post, 'isPublished' | 'draft'> }) {
  if (post.isPublished) return null;
  return (
    <strong className="ms-2 font-sans text-accent text-small">
      {post.draft ? words.post.draft : words.post.scheduled}
    </strong>
  );
}
