import type { PostAuthor } from '../content/authors';
import { words } from '../content/internals/site-language';
import { AuthorLinks } from './author-links';
import { AuthorPicture } from './author-picture';
import { QuietLink } from './text-link';

/** The id of the section, with a capital, so that no heading of the text has it. */
export const AUTHORS_ID = 'Authors';

/** What is said at the end of a post of those who wrote it and have a file of their own. */
export function AuthorCards({ authors }: { authors: PostAuthor[] }) {
  const shown = authors.filter(({ hasFile }) => hasFile);
  if (shown.length === 0) return null;
  return (
    <section
      id={AUTHORS_ID}
      aria-label={words.post.aboutAuthors}
      className="mt-5 space-y-4 border-line border-t pt-4 font-sans"
    >
      {shown.map((author) => (
        <AuthorCard key={author.name} {...author} />
      ))}
    </section>
  );
}

function AuthorCard({ name, url, summary, picture, links, email }: PostAuthor) {
  return (
    <div className="flex items-start gap-x-4">
      <AuthorPicture picture={picture} />
      <div className="min-w-0">
        <p className="font-semibold">{url ? <QuietLink href={url}>{name}</QuietLink> : name}</p>
        {summary && (
          <p dir="auto" className="text-quiet text-small">
            {summary}
          </p>
        )}
        <AuthorLinks name={name} links={links} email={email} />
      </div>
    </div>
  );
}
