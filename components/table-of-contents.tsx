import type { Heading } from '../pipeline/markdown/headings/heading-ids';

/** Links to the headings of a text. Phones show the second level only, to keep the list short. */
export function TableOfContents({ headings }: { headings: Heading[] }) {
  return (
    <nav aria-labelledby="Contents" className="font-sans text-small leading-snug">
      <h2 id="Contents" className="text-quiet">
        Contents
      </h2>
      <ol className="mt-2 space-y-1.5">
        {headings.map(({ id, text, rank }) => (
          <li key={id} className={rank > 2 ? 'hidden pl-3 lg:list-item' : undefined}>
            <a href={`#${encodeURIComponent(id)}`} className="hover:text-accent hover:underline">
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
