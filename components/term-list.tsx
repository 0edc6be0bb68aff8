import { QuietLink } from './text-link';

/** Tags or topics in columns, each with a link to its page, how many items have it, and a line about it. */
export function TermList({
  terms,
}: {
  terms: { slug: string; name: string; url: string; count: number; description?: string }[];
}) {
  return (
    <div className="page mt-8">
      <ul className="wrap-anywhere columns-[9rem] gap-6 lg:col-start-2">
        {terms.map(({ slug, name, url, count, description }) => (
          <li key={slug} className="py-1">
            <QuietLink href={url}>{name}</QuietLink>
            {'\u00a0'}
            <span className="font-sans text-quiet text-small figures">{count}</span>
            {description && <p className="pb-1 font-sans text-quiet text-small">{description}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
