import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { VFile } from 'vfile';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** Counts the words of a text, in scripts without spaces too. */
export function words() {
  return (tree: Root, file: VFile) => {
    let count = 0;
    for (const { isWordLike } of segmenter.segment(textOf(tree))) if (isWordLike) count += 1;
    file.data.words = count;
  };
}
