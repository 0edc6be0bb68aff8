import type { PostAuthor } from '../content/authors';
import { words } from '../content/internals/site-language';
import { mailtoUrl } from '../content/urls';

/** The other pages of an author, each as theirs (https://microformats.org/wiki/rel-me). */
export function AuthorLinks({ name, links, email }: Pick<PostAuthor, 'name' | 'links' | 'email'>) {
  const all = [
    ...links.map((url) => ({ url, label: withoutScheme(url) })),
    ...(email ? [{ url: mailtoUrl(email), label: email }] : []),
  ];
  if (all.length === 0) return null;
  return (
    <ul
      aria-label={words.author.links(name)}
      className="flex flex-wrap gap-x-4 text-quiet text-small"
    >
      {all.map(({ url, label }) => (
        <li key={url} className="min-w-0 wrap-anywhere">
          <a
            href={url}
            rel="me noopener"
            className="inline-block py-0.5 underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current"
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Such as `mastodon.social/@ada`. */
function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}
