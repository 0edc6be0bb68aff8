import type { ReactNode } from 'react';
import type { Direction } from '../pipeline/direction';

/** A link to the page before or after this one in a list. */
export function AdjacentLink({
  rel,
  url,
  label,
  lang,
  dir,
  children,
}: {
  rel: 'prev' | 'next';
  url: string;
  label: string;
  /** The language and the direction of the title, where they are not those of the site. */
  lang?: string;
  dir?: Direction;
  children: ReactNode;
}) {
  return (
    <a
      href={url}
      rel={rel}
      className={`group min-w-0 text-balance ${rel === 'next' ? 'text-end sm:col-start-2' : ''}`}
    >
      <span className="block font-sans text-quiet text-small">{label}</span>
      <span lang={lang} dir={dir} className="group-hover:text-accent group-hover:underline">
        {children}
      </span>
    </a>
  );
}
