import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { reportWarning } from '../../diagnostics/report';
import { literalTextsIn } from '../literal-text';
import { shorten } from '../shorten';
import { visit } from '../visit';

// TeX quotes ``so'' and `so'.
const QUOTE = /^`{1,2}[^`\n]*['’´]/;
const TEX_QUOTES = /(?<!`)``(?!`)([^`'’\n]{1,300})(?:''|’’)/;
const OPENING = /(?<![\p{L}\p{N}`´'’])(`+)(?=[\w<./$@~-])/u;
const FENCE = /`{3,}/;

/** Code that other tools run, and what to write instead.  */
const RUN: [name: string, code: RegExp, hint: string][] = [
  ['query of Dataview', /^\$?=\s*(?:this\.|dv\.|date\()/, 'write its result'],
  [
    'code of R Markdown',
    /^(?:\{(?:r|python|julia|ojs)\}\s|r\s+[\w.]+(?:\(|\$|\[))/,
    'write its result',
  ],
];
/** What stands before code that is a role of MyST or of reStructuredText. */
const ROLE = /(?<![\w:\\])(?:\{([a-z][\w:-]*)\}|:([a-z][\w-]*(?::[\w-]+)*):)$/;

/**
 * Warns of code without its second backtick, which is shown as text, and of code that other tools run or
 * replace, which is shown as code.
 */
export function lintCodeSpans() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'inlineCode', (code, index, parent) => {
      const before = parent?.children[(index ?? 0) - 1];
      const found = unread(code.value, before?.type === 'text' ? before.value : '');
      if (found) reportWarning(file, { place: code.position?.start, ...found });
    });
    for (const { block, value, pointAt } of literalTextsIn(tree, file)) {
      // In a table, a bar has ended the cell: that is reported there.
      if (block.type === 'tableCell' || !value.includes('`')) continue;
      const fence = FENCE.exec(value);
      const opening = fence ? undefined : OPENING.exec(value);
      const quotes = TEX_QUOTES.exec(value);
      if (quotes) {
        reportWarning(file, {
          place: pointAt(quotes.index),
          message: `quotes of LaTeX ${shorten(quotes[0])}: they are shown as they are typed`,
          hint: `write "${quotes[1]}"`,
        });
      }
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

function unread(code: string, before: string): DiagnosticText | undefined {
  const [name, , hint] = RUN.find(([, syntax]) => syntax.test(code)) ?? [];
  if (name && hint) {
    return { message: `${name} “${shorten(code)}” is not run: it is shown as code`, hint };
  }
  const [written, myst, rest] = ROLE.exec(before) ?? [];
  if (!written) return undefined;
  const role = myst ?? rest;
  const words = code.replace(/\s*<[^<>]*>$/, '');
  return {
    message: `role “${written}” of ${myst ? 'MyST' : 'reStructuredText'} is not supported: it is shown as text`,
    hint: /^(?:math|eq)$/.test(role)
      ? `write $$${code}$$`
      : /^(?:ref|doc|numref|any|download|py:)/.test(role)
        ? `write [${words}](./a-file.md), or [${words}](#id) with the id of a heading`
        : `remove ${written}`,
  };
}
