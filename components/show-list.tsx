import type { Show } from '../content/podcasts';
import { site } from '../content/site';
import { Prose } from './prose';
import { ShowMark } from './show-mark';

/** Shows as a catalogue lists them: number, mark, name, what it is about, and one way to listen. */
export function ShowList({ shows }: { shows: (Show & { html: string })[] }) {
  return (
    // The list counts: its numbers run on through both groups, with and without style sheets.
    <ol start={shows[0]?.number} className="divide-y divide-line">
      {shows.map((show) => (
        <li
          key={show.slug}
          id={`Show-${show.slug}`}
          value={show.number}
          className="break-inside-avoid"
        >
          <article className="number grid grid-cols-[2.5rem_1fr] grid-rows-[auto_1fr] gap-x-3 gap-y-2 py-5 in-[li:first-child]:pt-0 in-[li:last-child]:pb-0 sm:grid-cols-[2.25rem_3.5rem_1fr] sm:grid-rows-1">
            <ShowMark
              name={show.name}
              className="row-start-2 size-[2.5rem] sm:col-start-2 sm:row-start-1 sm:size-[3.5rem]"
            />
            <div className="col-start-2 row-span-2 row-start-1 min-w-0 sm:col-start-3">
              <h3 className="font-bold text-large leading-snug">{show.name}</h3>
              {show.hosts.length > 0 && (
                <p className="mt-1 font-sans text-quiet text-small">with {inWords(show.hosts)}</p>
              )}
              <div className="mt-2">
                <Prose html={show.html} />
              </div>
              <div className="mt-3 flex flex-wrap items-baseline sm:flex-nowrap justify-between gap-x-4 gap-y-2 font-sans text-small print:block">
                <p className="text-quiet">{show.topics.join(', ')}</p>
                <a
                  href={show.address}
                  className="shrink-0 border border-line px-4 py-1 font-semibold text-accent hover:border-accent print:border-0 print:p-0 print:font-normal print:text-ink"
                >
                  <span className="print:hidden">
                    Listen<span className="sr-only"> to {show.name}</span>
                  </span>
                  <span className="hidden print:inline" aria-hidden="true">
                    {' '}
                    {show.address}
                  </span>
                </a>
              </div>
            </div>
          </article>
        </li>
      ))}
    </ol>
  );
}

function inWords(names: string[]): string {
  return new Intl.ListFormat(site.language, { type: 'conjunction' }).format(names);
}
