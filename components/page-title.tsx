import type { ReactNode } from 'react';
import type { Direction } from '../pipeline/direction';

/** The heading of a page that is not a post or show, and a paragraph under it. */
export function PageTitle({
  title,
  lang,
  dir,
  children,
}: {
  title: string;
  /** The language and the direction of the title, where they are not those of the site. */
  lang?: string;
  dir?: Direction;
  children?: ReactNode;
}) {
  return (
    <div className="page pt-6 lg:pt-8">
      <div className="lg:col-start-2">
        <h1 lang={lang} dir={dir} className="font-bold text-title leading-tight">
          {title}
        </h1>
        {children && <p className="mt-2 text-quiet">{children}</p>}
      </div>
    </div>
  );
}
