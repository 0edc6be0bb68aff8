import type { ReactNode } from 'react';
import { words } from '../content/internals/site-language';
import { numberedPages } from '../content/list-pages';

type PageLinksProps = {
  pages: readonly { number: number; url: string }[];
  /** The number of this page. */
  number: number;
  /** What the links to the pages before and after this one say. */
  previous: string;
  next: string;
};

/** Links to the other pages of a list that is too long for one. */
export function PageLinks({ pages, number, previous, next }: PageLinksProps) {
  if (pages.length === 1) return null;
  return (
    <nav aria-label={words.pages.label} className="page mt-8 font-sans text-small print:hidden">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 lg:col-start-2">
        <ol className="-ms-[0.65rem] flex flex-wrap">
          {numberedPages(pages, number).map((page, index) => (
            <li key={page?.number ?? `before ${index}`} className="figures">
              {page ? (
                <NumberLink page={page} isCurrent={page.number === number} />
              ) : (
                <span aria-hidden="true" className="inline-block p-1 text-quiet">
                  …
                </span>
              )}
            </li>
          ))}
        </ol>
        <div className="flex grow justify-between gap-x-4 sm:grow-0">
          <StepLink rel="prev" page={pages[number - 2]}>
            {previous}
          </StepLink>
          <StepLink rel="next" page={pages[number]}>
            {next}
          </StepLink>
        </div>
      </div>
    </nav>
  );
}

function NumberLink({
  page: { number, url },
  isCurrent,
}: {
  page: PageLinksProps['pages'][number];
  isCurrent: boolean;
}) {
  return (
    <a
      href={url}
      aria-label={words.pages.nameOf(number)}
      aria-current={isCurrent ? 'page' : undefined}
      className="inline-block px-[0.65rem] py-1 underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current aria-[current]:font-semibold aria-[current]:text-accent aria-[current]:no-underline"
    >
      {number}
    </a>
  );
}

function StepLink({
  rel,
  page,
  children,
}: {
  rel: 'prev' | 'next';
  page: PageLinksProps['pages'][number] | undefined;
  children: ReactNode;
}) {
  if (!page) return null;
  return (
    <a
      href={page.url}
      rel={rel}
      className={`inline-block py-1 underline decoration-line underline-offset-4 hover:text-accent hover:decoration-current ${rel === 'next' ? 'ms-auto' : ''}`}
    >
      {children}
    </a>
  );
}
