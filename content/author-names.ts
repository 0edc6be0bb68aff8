import { slugOfTag } from '../pipeline/slugs';
import type { Author } from './internals/documents';
import { site } from './site';

/** The width and height of an author's picture in CSS pixels. */
export const AUTHOR_PICTURE = 72;

/** Whether a file of `content/authors/` is about the author of the site, whose posts need no `authors`. */
export function isSiteAuthor({ name }: { name?: unknown }): boolean {
  return slugOfTag(String(name)) === slugOfTag(site.author.name);
}

/** The authors that are named in posts by their names, or the names of their files, in any case. */
export function authorFinder<Document extends Pick<Author, 'name' | 'slug'>>(
  authors: readonly Document[],
): (named: string) => Document | undefined {
  const found = new Map(
    // Their names count before the names of other files.
    [
      ...authors.map((author) => [slugOfTag(author.slug), author] as const),
      ...authors.map((author) => [slugOfTag(author.name), author] as const),
    ],
  );
  // A post of each year of a blog names the same few.
  const known = new Map<string, Document | undefined>();
  return (named) => {
    if (!known.has(named)) known.set(named, found.get(slugOfTag(named)));
    return known.get(named);
  };
}

/** The names of the authors of a post: that of the site, where it has none of its own. */
export function namesOfAuthors({ authors }: { authors: string[] }): string[] {
  return authors.length > 0 ? authors : [site.author.name];
}

/** The posts of each author who has a file, and at least one post, in the order of the posts. */
export function postsByAuthor<Post extends { authors: string[] }, Document extends Author>(
  posts: readonly Post[],
  authors: readonly Document[],
): Map<Document, Post[]> {
  const find = authorFinder(authors);
  const found = new Map<Document, Post[]>(authors.map((author) => [author, []]));
  if (authors.length === 0) return found;
  for (const post of posts) {
    for (const author of new Set(namesOfAuthors(post).map(find))) {
      if (author) found.get(author)?.push(post);
    }
  }
  return new Map([...found].filter(([, own]) => own.length > 0));
}
