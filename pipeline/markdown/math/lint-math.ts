import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { pointWithin } from '../position';
import { blankNodes } from '../source-text';
import { ENVIRONMENTS } from './tex-syntax';

const ENVIRONMENT = /(?<!\\)\\begin\{([^{}\n]+)\}/g;
const REFERENCE = /(?<!\\)\\(?:eq)?ref\{[^{}\n]*\}/g;
const OPENING = /(?<![\\$])\$\$(?!\$)|(?<!\\)\\\\[([]/;
// Two dollars without one of these are a price.
const TEX = /\\[a-z]{2,}|[_^]\{|\^\w/i;
const SINGLE_DOLLARS = /(?<![\\$\w])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\d$])/g;
// Nodes that show no LaTeX as text.
const NOT_TEXT = /^(inlineCode|inlineMath|html|link|image)$/;
const DOLLARS_ALONE = /^[\s>]*\$\$\s*$/m;

/**
 * Warns of LaTeX that is shown as text: unclosed formulas, and references to equations.
 * @param options.loneDollars whether `$…$` is a formula in this file
 */
export function lintMath({ loneDollars }: { loneDollars: boolean }) {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    if (!source.includes('$') && !source.includes('\\')) return;
    let isOpen = false;
    let isSingleReported = loneDollars;
    visit(tree, 'paragraph', (paragraph) => {
      const start = paragraph.position?.start;
      if (start?.offset === undefined) return;
      const written = source.slice(start.offset, paragraph.position?.end.offset);
      const text = blankNodes(paragraph, NOT_TEXT, written, start.offset);
      const warn = (offset: number, message: string, hint: string) =>
        reportWarning(file, { place: pointWithin(file, start, written, offset), message, hint });

      const opening = OPENING.exec(text);
      const rest = text.slice(opening?.index);
      if (opening && (TEX.test(rest) || (DOLLARS_ALONE.test(text) && text.trim() !== '$$'))) {
        // Delimiters alone in a paragraph may also close the formula that was reported last.
        const isClosing = isOpen && rest.trimEnd() === opening[0];
        isOpen = !isClosing;
        const end = { $$: '$$', '\\\\(': '\\\\)', '\\\\[': '\\\\]' }[opening[0]];
        const message = `unclosed formula: ${opening[0]} is shown as text`;
        const hint = `close it with ${end}, without a blank line or a list item before that`;
        if (!isClosing) warn(opening.index, message, hint);
      }
      for (const { 0: begin, 1: name, index } of text.matchAll(ENVIRONMENT)) {
        if (!ENVIRONMENTS.test(name) || (opening && opening.index < index)) continue;
        const message = `unclosed or misplaced environment: ${begin} is shown as text`;
        const hint = `put it at the start of a line, and close it with \\end{${name}}, without a blank line before that`;
        warn(index, message, hint);
      }
      const single = [...text.matchAll(SINGLE_DOLLARS)].find(([formula]) => TEX.test(formula));
      if (single && !isSingleReported) {
        isSingleReported = true;
        const message = `formula between single dollars: “${single[0]}” is shown as text`;
        warn(single.index, message, 'write `math: true` in the front matter, or $$ on both sides');
      }
      for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
        const message = `LaTeX reference “${reference}” is not supported: it is shown as text`;
        warn(index, message, 'write \\tag{1} in the formula, and (1) in the text');
      }
    });
  };
}
