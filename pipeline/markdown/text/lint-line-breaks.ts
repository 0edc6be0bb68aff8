import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { literalParagraphs } from '../literal-text';

// With one backslash escaped by the other, both are read. A path such as C:\\data\\ has more.
const BREAK = /(?<![\\\uFFFC])\uFFFC\uFFFC[ \t]*\n/g;
const FORMULA = /\\begin|\$\$|&/;

/** Warns of kramdown's line break, two backslashes at the end of a line, of which one is shown here. */
export function lintLineBreaks() {
  return (tree: Root, file: VFile) => {
    for (const { source, value, pointAt } of literalParagraphs(tree, file)) {
      if (!source.includes('\\\\') || FORMULA.test(source)) continue;
      for (const { index } of value.matchAll(BREAK)) {
        const line = source.slice(source.lastIndexOf('\n', index - 1) + 1, index);
        if (source.slice(index, index + 2) !== '\\\\' || line.includes('\\')) continue;
        reportWarning(file, {
          place: pointAt(index),
          message: 'two backslashes at the end of a line: one is shown, and the line is not broken',
          hint: 'write one \\ at the end of the line',
        });
      }
    }
  };
}
