import { words } from '../content/internals/site-language';
import type { LinkedShow } from '../content/page-inputs';
import { QuietLink } from './text-link';

/** The shows that a post mentions. */
export function ShowsInPost({ shows }: { shows: LinkedShow[] }) {
  if (shows.length === 0) return null;
  return (
    <nav aria-label={words.post.podcasts} className="mt-5 font-sans text-small print:hidden">
      <p className="text-quiet">{words.post.listen}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {shows.map(({ slug, name, url }) => (
          <li key={slug} className="py-1">
            <QuietLink href={url}>{name}</QuietLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
