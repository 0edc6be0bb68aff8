import { QuietLink } from './text-link';

/** Tags or topics in columns, each with a link to its page and how many items have it. */
export function TermList({
  terms,
}: {
  terms: { slug: string; name: string; url: string; count: number }[];
}) {
  return (
    <div className="page mt-8">
      <ul className="wrap-anywhere columns-[9rem] gap-6 lg:col-start-2">
        {terms.map(({ slug, name, url, count }) => (
          <li key={slug} className="py-1">
            <QuietLink href={url}>{name}</QuietLink>
            {'\u00a0'}
            <span className="font-sans text-quiet text-small figures">{count}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
