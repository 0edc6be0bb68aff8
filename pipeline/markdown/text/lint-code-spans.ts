import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { literalTextsIn } from '../literal-text';

// TeX quotes ``so'' and `so'.
const QUOTE = /^`{1,2}[^`\n]*['’´]/;
const OPENING = /(?<![\p{L}\p{N}`´'’])(`+)(?=[\w<./$@~-])/u;
const FENCE = /`{3,}/;

/** Warns of code without its second backtick, which is shown as text. */
export function lintCodeSpans() {
  return (tree: Root, file: VFile) => {
    for (const { block, value, pointAt } of literalTextsIn(tree, file)) {
      // In a table, a bar has ended the cell: that is reported there.
      if (block.type === 'tableCell' || !value.includes('`')) continue;
      const fence = FENCE.exec(value);
      const opening = fence ? undefined : OPENING.exec(value);
      if (fence) {
        reportWarning(file, {
          place: pointAt(fence.index),
          message: `${fence[0]} within a paragraph: it is shown as text`,
          hint: `begin a line with ${fence[0]}, and write ${fence[0]} on a line of its own after the code`,
        });
      } else if (opening && !QUOTE.test(value.slice(opening.index))) {
        const [, mark] = opening;
        reportWarning(file, {
          place: pointAt(opening.index),
          message: `code without an end: ${mark} is shown as text`,
          hint: `write ${mark} after the code as well, or \\${mark} if you mean the character`,
        });
      }
    }
  };
}
