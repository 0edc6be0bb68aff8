import { QuietLink } from './text-link';

/** Tags as plain words, each leading to its page. */
export function TagList({ tags }: { tags: { name: string; url: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 font-sans text-quiet text-small" aria-label="Tags">
      {tags.map(({ name, url }) => (
        <li key={url}>
          <QuietLink href={url}>{name}</QuietLink>
        </li>
      ))}
    </ul>
  );
}
