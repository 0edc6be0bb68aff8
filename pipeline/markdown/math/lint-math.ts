import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { pointWithin } from '../position';
import { ENVIRONMENTS } from './tex-syntax';

const ENVIRONMENT = /(?<!\\)\\begin\{([^{}\n]+)\}/g;
const REFERENCE = /(?<!\\)\\(?:eq)?ref\{[^{}\n]*\}/g;
const OPENING = /(?<![\\$])\$\$(?!\$)|(?<!\\)\\\\[([]/;
// Without one of these, two dollars are a price.
const TEX = /\\[a-z]{2,}|[_^]\{|\^\w/i;
const LONE_DOLLARS = /(?<![\\$\w])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\d$])/g;
const ALONE = /^[\s>]*\$\$\s*$/m;

/** Tells of what stands in a text as LaTeX, and is shown as it is written: formulas without an end. */
export function lintMath({ loneDollars }: { loneDollars: boolean }) {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    if (!source.includes('$') && !source.includes('\\')) return;
    let isOpen = false;
    let isLoneReported = loneDollars;
    visit(tree, 'paragraph', (paragraph) => {
      const start = paragraph.position?.start;
      if (start?.offset === undefined) return;
      const written = source.slice(start.offset, paragraph.position?.end.offset);
      const text = blankOut(paragraph, written, start.offset);
      const warn = (offset: number, message: string, hint: string) =>
        reportWarning(file, { place: pointWithin(file, start, written, offset), message, hint });

      const opening = OPENING.exec(text);
      const rest = text.slice(opening?.index);
      if (opening && (TEX.test(rest) || (ALONE.test(text) && text.trim() !== '$$'))) {
        const isEnd = isOpen && rest.trimEnd() === opening[0];
        isOpen = !isEnd;
        const end = { $$: '$$', '\\\\(': '\\\\)', '\\\\[': '\\\\]' }[opening[0]];
        const hint = `end it with ${end}, and leave no blank line and no item of a list in it`;
        const message = `the formula that begins with ${opening[0]} has no end, and is shown as text`;
        if (!isEnd) warn(opening.index, message, hint);
      }
      for (const { 0: begin, 1: name, index } of text.matchAll(ENVIRONMENT)) {
        if (!ENVIRONMENTS.test(name) || (opening && opening.index < index)) continue;
        const hint = `begin a line with it, end it with \\end{${name}}, and leave no blank line in it`;
        warn(index, `“${begin}” begins no formula, and is shown as text`, hint);
      }
      const lone = [...text.matchAll(LONE_DOLLARS)].find(([formula]) => TEX.test(formula));
      if (lone && !isLoneReported) {
        isLoneReported = true;
        const hint = 'write `math: true` above the text, or two dollars on each side';
        warn(lone.index, `“${lone[0]}” looks like a formula, and is shown as text`, hint);
      }
      for (const { 0: reference, index } of text.matchAll(REFERENCE)) {
        const hint = 'write \\tag{1} in the formula, and (1) in the text';
        warn(index, `“${reference}” is LaTeX, and is shown as text`, hint);
      }
    });
  };
}

/** What is text of a paragraph, with spaces where code, formulas and HTML stand in it. */
function blankOut(paragraph: Root['children'][number], written: string, start: number): string {
  let text = written;
  visit(paragraph, (node) => {
    if (!/^(inlineCode|inlineMath|html|link|image)$/.test(node.type) || !node.position) return;
    const from = (node.position.start.offset ?? start) - start;
    const to = (node.position.end.offset ?? start) - start;
    text = text.slice(0, from) + text.slice(from, to).replaceAll(/[^\n]/g, ' ') + text.slice(to);
  });
  return text;
}
