import { words } from '../content/internals/site-language';
import { urls } from '../content/urls';
import { MAX_QUERY_LENGTH } from '../pipeline/search/query';

/** The name and the value of a choice. */
export type Choice = { value: string; name: string };

/**
 * The form that opens the search page with what one searches for.
 * @param choices what the results can be narrowed to, on the search page itself: that needs its script
 */
export function SearchForm({ choices }: { choices?: { kinds: Choice[]; tags: Choice[] } }) {
  return (
    <search
      className={`page mt-4 font-sans text-small print:hidden ${choices ? 'noscript:hidden' : ''}`}
    >
      <form action={urls.search} data-search="" className="lg:col-start-2">
        <p className="flex gap-3">
          <input
            type="search"
            name="q"
            maxLength={MAX_QUERY_LENGTH}
            aria-label={words.search.label}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            className="min-w-0 grow border border-line bg-transparent px-3 py-1 text-base [&::-webkit-search-cancel-button]:hidden"
          />
          <button type="submit" className="cursor-pointer text-accent underline underline-offset-4">
            {words.search.submit}
          </button>
        </p>
        {choices && (
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-quiet noscript:hidden">
            <Choices label={words.search.kind} name="kind" choices={choices.kinds} />
            <Choices label={words.search.tag} name="tag" choices={choices.tags} />
          </p>
        )}
      </form>
    </search>
  );
}

function Choices({ label, name, choices }: { label: string; name: string; choices: Choice[] }) {
  // The first choice is no choice.
  if (choices.length < 3) return null;
  return (
    <label>
      {label}{' '}
      <select
        name={name}
        autoComplete="off"
        className="max-w-[12rem] cursor-pointer border border-line bg-paper py-0.5 text-ink"
      >
        {choices.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
