import { closest, distance } from 'fastest-levenshtein';

/** Something wrong in a file, in its author's terms. */
export type Problem = {
  /** The path as the author knows it, such as `content/posts/2023-06-14-a-title.md`. */
  file: string;
  /** Counted from 1. Missing where the whole file is meant. */
  line?: number;
  /** Counted from 1. */
  column?: number;
  /** The front matter field, where there is one. */
  field?: string;
  /** What is wrong. */
  message: string;
  /** What to write or do instead. */
  remedy: string;
};

/** What is wrong with one value, and what to write instead. */
export type Fault = Pick<Problem, 'message' | 'remedy'>;

/** A place as terminals and editors take it: `file:line:column`, as far as it is known. */
export function formatPlace({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>) {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** One problem as text: `file:line:column  field: message`, and the remedy under it. */
export function formatProblem({ field, message, remedy, ...place }: Problem): string {
  return `${formatPlace(place)}  ${field === undefined ? '' : `${field}: `}${message}\n    → ${remedy}`;
}

/** The known name that a word was probably meant to be, if one is near enough. */
export function nearMiss(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const written = word.toLowerCase();
  const nearest = closest(written, known);
  // One slip in a short word, two in a longer one: `toc` is no misspelt `tags`, but `lien` is `line`.
  const isNear = distance(written, nearest) <= (word.length < 5 ? 1 : 2);
  return isNear || lettersOf(written) === lettersOf(nearest) ? nearest : undefined;
}

function lettersOf(word: string): string {
  return [...word].sort().join('');
}
