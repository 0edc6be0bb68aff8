// Chinese and Japanese have no spaces between words, and are measured in characters.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// Scripts without spaces whose words have many letters.
const SEGMENTED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu;

/** Counts the words of a text, and the characters of Chinese and Japanese, which are in none of them. */
export function countWords(text: string): { words: number; characters: number } {
  let words = 0;
  let characters = 0;
  const spaced = text
    .replace(UNSPACED, () => {
      characters += 1;
      return ' ';
    })
    .replace(SEGMENTED, (run) => {
      words += segments(run);
      return ' ';
    });
  words += spaced.match(WORD)?.length ?? 0;
  return { words, characters };
}

const segmenter = new Intl.Segmenter('th', { granularity: 'word' });
const MAX_SEGMENTED = 500;

/** Counts the words of a run of letters, in pieces, since Intl.Segmenter takes quadratic time. */
function segments(run: string): number {
  let count = 0;
  for (let start = 0; start < run.length; start += MAX_SEGMENTED) {
    const piece = run.slice(start, start + MAX_SEGMENTED);
    for (const { isWordLike } of segmenter.segment(piece)) if (isWordLike) count += 1;
  }
  return count;
}
