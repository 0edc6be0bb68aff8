import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name that was probably meant, ignoring case. Two names with the same letters in another
 * order are similar.
 * @param tolerance how many letters may differ (Levenshtein distance): one in a short word and two in a
 *   longer one, since `toc` is not a misspelt `tags`
 * @returns undefined where no known name is similar enough
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
  const isSimilar = distance(word, nearest) <= tolerance || sorted(word) === sorted(nearest);
  return isSimilar ? known[folded.indexOf(nearest)] : undefined;
}

function sorted(word: string): string {
  return [...word].sort().join('');
}
