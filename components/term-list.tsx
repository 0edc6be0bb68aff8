import { QuietLink } from './text-link';

type CountedTerms = {
  slug: string;
  name: string;
  url: string;
  count: number;
  /** A line about it. */
  description?: string;
}[];

/** Tags or topics as the content of a page. */
export function TermList({ terms }: { terms: CountedTerms }) {
  return (
    <div className="page mt-8">
      <div className="lg:col-start-2">
        <TermColumns terms={terms} />
      </div>
    </div>
  );
}

/** Tags or topics in columns, each with a link to its page, how many items have it, and a line about it. */
export function TermColumns({ terms }: { terms: CountedTerms }) {
  return (
    <ul className="wrap-anywhere columns-[9rem] gap-6">
      {terms.map(({ slug, name, url, count, description }) => (
        <li key={slug} className="py-1">
          <QuietLink href={url}>{name}</QuietLink>
          {'\u00a0'}
          <span className="font-sans text-quiet text-small figures">{count}</span>
          {description && <p className="pb-1 font-sans text-quiet text-small">{description}</p>}
        </li>
      ))}
    </ul>
  );
}
