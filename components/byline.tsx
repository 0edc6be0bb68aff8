import type { PostAuthor } from '../content/authors';
import { words } from '../content/internals/site-language';
import { AUTHORS_ID } from './author-cards';
import { partsOfList } from './format';
import { Phrase } from './phrase';
import { QuietLink } from './text-link';

/** Who wrote a post. The names lead to what is said of them at its end. */
export function Byline({ authors }: { authors: PostAuthor[] }) {
  const parts = partsOfList(authors.map(({ name }) => name));
  const named = authors.values();
  const names = parts.map(({ type, value }) => {
    const author = type === 'element' ? named.next().value : undefined;
    return author?.hasFile ? (
      <QuietLink key={author.name} href={`#${AUTHORS_ID}`}>
        {value}
      </QuietLink>
    ) : (
      value
    );
  });
  return <Phrase text={words.post.authors} values={{ names }} />;
}
