import type { Element, Root } from 'hast';
import type { VFile } from 'vfile';
import { FIGURE_LANGUAGES } from '../code/fences';
import { visit } from '../visit';

// Chinese and Japanese have no spaces between words: about every second character begins one.
// (Intl.Segmenter is exact, but takes quadratic time, and most words are short.)
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
// Scripts without spaces whose words have many letters.
const SEGMENTED = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu;

/**
 * Counts the words of the text. reading-time was tried: it counts each Chinese character and each dash
 * as a word.
 */
export function wordCount() {
  return (tree: Root, file: VFile) => {
    let count = 0;
    visit(tree, 'text', ({ value }, _, parent) => {
      if (parent?.type === 'element' && isUnread(parent)) return;
      const unspaced = value.match(UNSPACED)?.length ?? 0;
      const spaced = value.replace(UNSPACED, ' ').replace(SEGMENTED, (run) => {
        count += segments(run);
        return ' ';
      });
      count += unspaced / 2 + (spaced.match(WORD)?.length ?? 0);
    });
    file.data.words = Math.round(count);
  };
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

const FIGURES = [...FIGURE_LANGUAGES.chart, ...FIGURE_LANGUAGES.diagram].map(
  (language) => `language-${language}`,
);

/** Whether an element is not read: a script, a style sheet, a chart or a diagram. */
function isUnread({ tagName, properties }: Element): boolean {
  const [name] = [properties.className ?? []].flat();
  return /^(script|style)$/.test(tagName) || FIGURES.includes(String(name));
}
