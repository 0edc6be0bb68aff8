import type { Diagnostic } from '../../pipeline/diagnostics/diagnostic';
import { didYouMean } from '../../pipeline/diagnostics/did-you-mean';
import type { UniqueRule } from '../../pipeline/loader/loader-options';
import { slugOfTag } from '../../pipeline/slugs';
import { authorFinder, isSiteAuthor, namesOfAuthors } from '../author-names';
import { site } from '../site';
import type { SiteDocument } from './documents';

/** What people write instead of the fields of an author. */
export const otherNamesOfAuthor = {
  name: ['title', 'author', 'displayname'],
  description: ['bio', 'about', 'line', 'summary'],
  image: ['picture', 'avatar', 'photo', 'portrait'],
  links: ['link', 'url', 'website', 'homepage', 'social', 'sameas'],
  email: ['mail', 'emailaddress'],
};

/** Two authors with one name could not be told apart in posts. */
export const uniqueName: UniqueRule<SiteDocument> = {
  name: 'name',
  field: 'name',
  hint: 'put what both say into one file, or write another name',
  keyOf: (document) => (document.type === 'Author' ? slugOfTag(document.name) : undefined),
};

/** Finds names in posts that look like typos of an author who has a file, and files that no post names. */
export function lintAuthors(documents: readonly SiteDocument[]): Diagnostic[] {
  const authors = documents.filter((document) => document.type === 'Author');
  if (authors.length === 0) return [];
  const posts = documents.filter((document) => document.type === 'Post');
  const find = authorFinder(authors);
  const known = authors.flatMap(({ name, slug }) => [name, slug]);
  const typos = posts.flatMap(({ _id, authors }) =>
    authors.flatMap((name): Diagnostic[] => {
      const isKnown = find(name) !== undefined || isSiteAuthor({ name });
      const meant = isKnown ? undefined : didYouMean(name, [...known, site.author.name]);
      if (meant === undefined) return [];
      const message = `“${name}” has no file in content/authors/, and is probably a typo`;
      const hint = `write ${meant}, if that is who you mean`;
      return [{ severity: 'warning', file: `content/${_id}`, field: 'authors', message, hint }];
    }),
  );
  const named = new Set(posts.flatMap(namesOfAuthors).map(find));
  const unnamed = authors
    .filter((author) => !named.has(author) && !isSiteAuthor(author))
    .map(({ _id, slug }): Diagnostic => {
      const message = 'author without a post: no post names this author, so this file is not shown';
      const hint = `write \`authors: [${slug}]\` in a post, or delete the file`;
      return { severity: 'warning', file: `content/${_id}`, message, hint };
    });
  return [...typos, ...unnamed];
}
