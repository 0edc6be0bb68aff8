import { words } from '../content/internals/site-language';
import type { LinkedPost } from '../content/page-inputs';
import { AdjacentLink } from './adjacent-link';

/** A post before or after another one: in its series, or else in time. */
type Neighbour = LinkedPost & { isPart: boolean };

/** Links to the posts before and after one. */
export function PostNeighbours({ older, newer }: { older?: Neighbour; newer?: Neighbour }) {
  if (!older && !newer) return null;
  const { series, post } = words;
  return (
    <nav aria-label={post.neighbours} className="page mt-8 print:hidden">
      <div className="grid gap-4 sm:grid-cols-2 lg:col-start-2">
        {older && (
          <NeighbourLink
            rel="prev"
            post={older}
            label={older.isPart ? series.previous : post.older}
          />
        )}
        {newer && (
          <NeighbourLink rel="next" post={newer} label={newer.isPart ? series.next : post.newer} />
        )}
      </div>
    </nav>
  );
}

function NeighbourLink({
  rel,
  post: { url, lang, dir, title },
  label,
}: {
  rel: 'prev' | 'next';
  post: LinkedPost;
  label: string;
}) {
  return (
    <AdjacentLink rel={rel} url={url} label={label} lang={lang} dir={dir}>
      {title}
    </AdjacentLink>
  );
}
