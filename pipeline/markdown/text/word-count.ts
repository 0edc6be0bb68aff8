import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

// Chinese and Japanese have no spaces between words: about every second character begins one.
// (Intl.Segmenter is exact, but takes quadratic time.)
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
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
      count += unspaced / 2 + (value.replace(UNSPACED, ' ').match(WORD)?.length ?? 0);
    });
    file.data.words = Math.round(count);
  };
}

/** Whether an element is not read: a script, a style sheet, a chart or a diagram. */
function isUnread({ tagName, properties }: Element): boolean {
  const [name] = [properties.className ?? []].flat();
  return (
    /^(script|style)$/.test(tagName) || /^language-(vega-lite|dot|graphviz)$/.test(String(name))
  );
}
