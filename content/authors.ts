import { authorFinder, isSiteAuthor, namesOfAuthors, postsByAuthor } from './author-names';
import { readCollection } from './internals/collections';
import type { Author } from './internals/documents';
import { type ListPage, listPages } from './list-pages';
import { type Post, posts } from './posts';
import { site } from './site';

/** An author with a page of their own, and the pages of the list of their posts, newest first. */
export type AuthorWithPage = Author & { url: string; posts: Post[]; pages: ListPage<Post>[] };

/** An author as a post shows them: with what their file says, where they have one. */
export type PostAuthor = Pick<Author, 'name'> &
  Partial<Pick<Author, 'url' | 'description' | 'summary' | 'image' | 'picture' | 'email'>> & {
    links: string[];
    /** Whether there is more to show than the name. */
    hasFile: boolean;
  };

/** The files of `content/authors/`. */
export const authorFiles: Author[] = readCollection('Author');

/** The authors with pages of their own: all who have a file, but for the author of the site. */
export const authors: AuthorWithPage[] = [...postsByAuthor(posts, authorFiles)].flatMap(
  ([author, posts]) => {
    const { url } = author;
    return url === undefined ? [] : { ...author, url, posts, pages: listPages(posts, url) };
  },
);

const findAuthor = authorFinder(authorFiles);

/** Who wrote a post: the author of the site, where it names nobody. */
export function authorsOf(post: Pick<Post, 'authors'>): PostAuthor[] {
  const named = namesOfAuthors(post).map((name) => {
    const author = findAuthor(name);
    if (!author) {
      return {
        name,
        links: [],
        hasFile: false,
        ...(isSiteAuthor({ name }) && { url: site.author.page }),
      };
    }
    const { description, summary, image, picture, email, links } = author;
    const url = author.url ?? site.author.page;
    const shown = { name: author.name, url, description, summary, image, picture, email, links };
    return { ...shown, hasFile: true };
  });
  return [...new Map(named.map((author) => [author.name, author])).values()];
}
