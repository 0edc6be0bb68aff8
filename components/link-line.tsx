import { QuietLink } from './text-link';

/** A line of links under the title of a page. */
export function LinkLine({
  label,
  links,
}: {
  label: string;
  links: { name: string; url: string }[];
}) {
  if (links.length === 0) return null;
  return (
    <nav aria-label={label} className="page mt-4 font-sans text-small print:hidden">
      <ul className="flex flex-wrap gap-x-3 sm:gap-x-4 lg:col-start-2">
        {links.map(({ name, url }) => (
          <li key={url}>
            <QuietLink href={url}>{name}</QuietLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
