import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';

// Chinese and Japanese have no spaces between words: about every second character begins one.
// (Intl.Segmenter knows better, but its time grows with the square of the text.)
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}’'.,-]*/gu;

/** Counts the words that a reader reads. */
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

/** What is not read but run, or drawn. */
function isUnread({ tagName, properties }: Element): boolean {
  const [name] = [properties.className ?? []].flat();
  return (
    /^(script|style)$/.test(tagName) || /^language-(vega-lite|dot|graphviz)$/.test(String(name))
  );
}
