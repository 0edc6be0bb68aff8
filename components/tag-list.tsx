import { QuietLink } from './text-link';

/** Links to the pages of tags or topics. */
export function TagList({ label, tags }: { label: string; tags: { name: string; url: string }[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-3 font-sans text-quiet text-small" aria-label={label}>
      {tags.map(({ name, url }) => (
        <li key={url} className="relative z-1 min-w-0 wrap-anywhere">
          <QuietLink href={url}>{name}</QuietLink>
        </li>
      ))}
    </ul>
  );
}
