import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name that was probably meant, whatever the case of its letters.
 * @param tolerance how many letters may differ: one in a short word and two in a longer one, since
 *   `toc` is no misspelt `tags`, but `lien` is `line`
 * @returns undefined where no known name is near enough
 */
export function didYouMean(
  written: string,
  known: readonly string[],
  tolerance = written.length < 5 ? 1 : 2,
): string | undefined {
  if (known.length === 0) return undefined;
  const word = written.toLowerCase();
  const folded = known.map((name) => name.toLowerCase());
  const nearest = closest(word, folded);
  const isNear = distance(word, nearest) <= tolerance || sorted(word) === sorted(nearest);
  return isNear ? known[folded.indexOf(nearest)] : undefined;
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
