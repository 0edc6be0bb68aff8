import { words } from '../content/internals/site-language';
import { urls } from '../content/urls';

/** The words of the script of the search page. */
export type SearchWords = Pick<
  typeof words.search,
  'found' | 'foundSoFar' | 'nearest' | 'corrected' | 'nothing' | 'failed' | 'kindOf' | 'stopWords'
>;

/**
 * Where the script of the search page puts what it finds. It copies the entry that is hidden here, since
 * the style sheet of the page has no class that is not in its HTML.
 */
export function SearchResults() {
  const { found, foundSoFar, nearest, corrected, nothing, failed, kindOf, stopWords } =
    words.search;
  const used: SearchWords = {
    found,
    foundSoFar,
    nearest,
    corrected,
    nothing,
    failed,
    kindOf,
    stopWords,
  };
  return (
    <div data-results={JSON.stringify(used)} className="page mt-5">
      <div className="min-w-0 lg:col-start-2">
        <p role="status" data-status="" className="font-sans text-quiet text-small" />
        <div data-found="" hidden className="mt-4">
          <ol aria-label={words.search.results} className="space-y-5">
            <li
              hidden
              data-result=""
              className="sm:grid sm:grid-cols-[7.25rem_1fr] sm:items-baseline"
            >
              <p className="flex gap-x-3 font-sans text-quiet text-small sm:block">
                <span data-kind="" className="sm:block" />
                <time data-date="" className="whitespace-nowrap figures" />
              </p>
              <div className="min-w-0">
                <p dir="auto" className="text-balance font-bold text-large leading-snug">
                  <a
                    data-title=""
                    href={urls.search}
                    className="underline decoration-transparent decoration-1 underline-offset-4 hover:text-accent hover:decoration-current"
                  >
                    {words.search.title}
                  </a>
                </p>
                <p data-of="" dir="auto" className="font-sans text-small" />
                <p data-excerpt="" dir="auto" className="mt-1 text-quiet wrap-anywhere">
                  <mark className="bg-highlight text-ink" />
                </p>
                <p dir="auto" className="mt-1 font-sans text-small">
                  <a
                    data-section=""
                    href={urls.search}
                    className="text-quiet underline decoration-line underline-offset-4 hover:text-accent"
                  >
                    {words.search.title}
                  </a>
                </p>
              </div>
            </li>
          </ol>
          <button
            type="button"
            hidden
            data-more=""
            className="mt-5 cursor-pointer font-sans text-accent text-small underline underline-offset-4"
          >
            {words.search.more}
          </button>
        </div>
      </div>
    </div>
  );
}
