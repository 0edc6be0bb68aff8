/** Tags as plain words, each leading to its page. */
export function TagList({ tags }: { tags: { name: string; url: string }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-3 font-sans text-small" aria-label="Tags">
      {tags.map(({ name, url }) => (
        <li key={url}>
          <a
            href={url}
            className="text-quiet underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current"
          >
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
