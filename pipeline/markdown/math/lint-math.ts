import type { Html, Nodes, Root } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { reportWarning } from '../../diagnostics/report';
import { pointWithin } from '../position';
import { shorten } from '../shorten';
import { blankNodes, HTML_CODE } from '../source-text';
import { visit } from '../visit';
import { loneFormula, loneFormulaIn, TEX } from './lone-formula';
import { HTML_FORMULA } from './math-in-html';
import { type BlockMath, ENVIRONMENTS, type InlineMath, ROW_GAP } from './tex-syntax';

const ENVIRONMENT = /(?<!\\)\\begin\{([^{}\n]+)\}/g;
const REFERENCE = /(?<!\\)\\(?:eq)?ref\{[^{}\n]*\}/g;
/** Commands of LaTeX for text, and what to write for each. `$1` is its argument. */
const TEXT_COMMANDS: [command: RegExp, hint: string][] = [
  [/^\\cite/, 'write [^1] here, and a line such as [^1]: The source'],
  [/^\\footnote/, 'write [^1] here, and a line such as [^1]: $1'],
  [/^\\textbf/, 'write **$1**'],
  [/^\\(?:emph|textit)/, 'write *$1*'],
  [/^\\texttt/, 'write `$1`'],
  [/^\\(?:sub)*section/, 'write ## $1'],
  [/^\\url/, 'write <$1>'],
  [/^\\href/, 'write [the words]($1)'],
  [/^\\begin\{itemize\}/, 'write a list: a line that begins with - for each \\item'],
  [/^\\begin\{enumerate\}/, 'write a list: a line that begins with 1. for each \\item'],
  [/^\\begin\{(?:verbatim|lstlisting|minted)\}/, 'write ``` above the code, and below it'],
  [/^\\begin\{(?:quote|quotation)\}/, 'write > before each line'],
  [/^\\begin\{(?:table|tabular)\}/, 'write a table with | between its cells'],
  [
    /^\\begin\{center\}/,
    'write <div style="text-align: center"> and </div>, with empty lines within',
  ],
  [/^\\begin/, 'write ![what it shows](./loss.png)'],
  [/^\\label/, 'remove it; or, if it names a heading, write {#$1} at its end'],
];
const TEXT_COMMAND =
  /(?<!\\)\\(?:(?:cite[a-z]*\*?|footnote|textbf|emph|textit|texttt|(?:sub)*section\*?|url|href|label|[hv]space\*?)(?:\[[^\]\n]*\])*\{([^{}\n]*)\}|(?:(?:new|clear|page|line)(?:page|break)|noindent|centering|(?:big|med|small)skip|maketitle|tableofcontents)\b|begin\{(?:center|itemize|enumerate|verbatim|lstlisting|minted|quote|quotation|table|tabular|figure)\*?\})/g;
const OPENING = /(?<![\\$])\$\$(?!\$)|(?<!\\)\\\\[([]/g;
const CLOSING = { $$: '$$', '\\\\(': '\\\\)', '\\\\[': '\\\\]' };
// One backslash is Markdown's, and MathJax gets none of a text of Jekyll.
const ESCAPED =
  /(?<!\\)\\\(((?:(?!\\[()]).){1,300}?)\\\)|(?<!\\)\\\[((?:(?!\\[[\]]).){1,600}?)\\\]/gs;
// An environment at the start of the next line is a formula by itself.
const BRACKET_ALONE = /(?:^|\n)[ \t]*\\\[[ \t]*$/;
const WORD = /(?<!\\)\b\p{L}{3}/u;
const EQUATION = /[\p{L}\d)]\s*=\s*[\p{L}\d\\(-]/u;
// Nodes that show no LaTeX as text.
const NOT_TEXT = /^(inlineCode|inlineMath|html|link|image)$/;
const DOLLARS_ALONE = /^[\s>]*\$\$\s*$/m;
const TAG = /<\/?[a-z][^>]*>/gi;
// After these, a brace is more likely to group than to be shown.
const LOST_BRACE = /(?<![\\\w^_}])\\\{/;

/** A block of text, its source, and the same with blanks in place of what shows no LaTeX. */
type Block = { start: Point; written: string; text: string };

/**
 * Warns of LaTeX that is shown as text: formulas that are unclosed, hold a blank line or are in raw HTML,
 * references to equations, and commands for text.
 * @param options.loneDollars whether `$…$` is a formula in this file
 */
export function lintMath({ loneDollars }: { loneDollars: boolean }) {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    if (!source.includes('$') && !source.includes('\\')) return;
    const blocks: Block[] = [];
    visit(tree, ['paragraph', 'heading', 'tableCell'], (node) => {
      blocks.push(...blockOf(node, source));
    });
    let end = 0;
    let isSingleReported = loneDollars;
    for (const [index, block] of blocks.entries()) {
      const warn = (offset: number, message: string, hint: string) => {
        const place = pointWithin(file, block.start, block.written, offset);
        reportWarning(file, { place, message, hint });
      };
      // What follows the first line of a formula is reported with it.
      if (index >= end) {
        const unclosed = findUnclosed(blocks, index);
        if (unclosed) warn(unclosed.offset, unclosed.message, unclosed.hint);
        end = unclosed?.end ?? index;
      }
      if (index < end) continue;
      const single = isSingleReported ? undefined : loneFormulaIn(block.text);
      if (single) {
        isSingleReported = true;
        const { message, hint } = loneFormula(single[0]);
        warn(single.index, message, hint);
      }
      for (const { 0: written, 1: inline, 2: display = '', index } of block.text.matchAll(
        ESCAPED,
      )) {
        const isFormula =
          inline === undefined
            ? TEX.test(display) || /[\p{L}\d]\s*=/u.test(display)
            : TEX.test(inline) || (/\p{L}/u.test(inline) && !WORD.test(inline));
        if (!isFormula) continue;
        const message = `formula between \\${inline === undefined ? '[ and \\]' : '( and \\)'}: “${shorten(written)}” is shown as text`;
        warn(
          index,
          message,
          inline === undefined
            ? 'write $$ in place of both, or \\\\[ and \\\\]'
            : 'write $$ in place of both, or \\\\( and \\\\)',
        );
      }
      const [bracket] = BRACKET_ALONE.exec(block.text) ?? [];
      if (bracket !== undefined) {
        const message = 'formula between \\[ and \\]: the brackets are shown as text';
        warn(
          block.text.length - bracket.trimStart().length,
          message,
          'write $$ in place of both, or \\\\[ and \\\\]',
        );
      }
      for (const { 0: reference, index } of block.text.matchAll(REFERENCE)) {
        const message = `LaTeX reference “${reference}” is not supported: it is shown as text`;
        warn(index, message, 'write \\tag{1} in the formula, and (1) in the text');
      }
      for (const { 0: written, 1: argument = '', index } of block.text.matchAll(TEXT_COMMAND)) {
        const [, hint] = TEXT_COMMANDS.find(([command]) => command.test(written)) ?? [];
        const message = `LaTeX “${shorten(written)}” is not supported: it is shown as text`;
        warn(index, message, hint?.replace('$1', () => argument) ?? 'remove it');
      }
    }
    visit(tree, 'html', (html) => lintHtml(html, file, loneDollars || isSingleReported));
    visit(tree, 'math', (formula) => lintLabel(formula, file));
    visit(tree, 'inlineMath', (formula) => {
      lintBraces(formula, source, file);
      lintLabel(formula, file);
      // WordPress has the word in front of a formula.
      if (!/^latex\s/.test(formula.value)) return;
      reportWarning(file, {
        place: formula.position?.start,
        message: `formula of WordPress “$${shorten(formula.value)}$”: its first word is shown too`,
        hint: 'remove the word latex',
      });
    });
  };
}

function blockOf(node: Nodes, source: string): Block[] {
  const { start, end } = node.position ?? {};
  if (start?.offset === undefined) return [];
  const written = source.slice(start.offset, end?.offset);
  return [{ start, written, text: blankNodes(node, NOT_TEXT, written, start.offset) }];
}

type Unclosed = {
  offset: number;
  message: string;
  hint: string;
  /** The index of the first block after the formula. */
  end: number;
};

/** The first formula that begins in a block and does not end there. */
function findUnclosed(blocks: Block[], index: number): Unclosed | undefined {
  const { text } = blocks[index];
  const opening = [...text.matchAll(OPENING)].find(
    ({ 0: written, index }) => !ROW_GAP.test(text.slice(index + written.length)),
  );
  const begin = [...text.matchAll(ENVIRONMENT)].find(([, name]) => ENVIRONMENTS.test(name));
  if (opening && opening.index <= (begin?.index ?? opening.index)) {
    const [written] = opening;
    const close = CLOSING[written as keyof typeof CLOSING];
    const last = findClosing(blocks, index, close);
    const rest = text.slice(opening.index + written.length);
    const whole = [rest, ...blocks.slice(index + 1, last + 1).map((block) => block.text)].join('');
    const isAlone = DOLLARS_ALONE.test(text) && text.trim() !== '$$';
    const isTex = TEX.test(whole) || EQUATION.test(whole) || (last > index && written !== '$$');
    if (isTex || isAlone) return unclosedFormula(written, close, opening.index, index, last);
  }
  if (!begin) return undefined;
  const [written, name] = begin;
  const last = findClosing(blocks, index, `\\end{${name}}`);
  if (last > index) return unclosedFormula(written, '', begin.index, index, last);
  const message = `unclosed or misplaced environment: ${written} is shown as text`;
  const hint = `put it at the start of a line, and close it with \\end{${name}}, without a blank line before that`;
  return { offset: begin.index, message, hint, end: index + 1 };
}

function unclosedFormula(
  opening: string,
  close: string,
  offset: number,
  index: number,
  last: number,
): Unclosed {
  if (last > index) {
    const message = `formula with a blank line: from ${opening} on, it is shown as text`;
    return { offset, message, hint: 'remove the blank lines within the formula', end: last + 1 };
  }
  const message = `unclosed formula: ${opening} is shown as text`;
  const hint = `close it with ${close}, without a blank line or a list item before that`;
  return { offset, message, hint, end: index + 1 };
}

// In blocks: of a longer formula, the delimiters are those of two.
const MAX_BLOCKS = 12;

/** The index of the block in which a formula ends, or -1. */
function findClosing(blocks: Block[], index: number, close: string): number {
  const offset = blocks
    .slice(index + 1, index + MAX_BLOCKS)
    .findIndex(({ text }) => text.includes(close));
  return offset < 0 ? -1 : index + 1 + offset;
}

function lintHtml({ value, position }: Html, file: VFile, loneDollars: boolean) {
  const blank = (part: string) => part.replaceAll(/[^\n]/g, ' ');
  const text = value.replaceAll(HTML_CODE, blank).replaceAll(TAG, blank);
  const single = loneDollars ? undefined : loneFormulaIn(text);
  if (single && position) {
    const place = pointWithin(file, position.start, value, single.index);
    reportWarning(file, { place, ...loneFormula(single[0]) });
  }
  // Others are read.
  const formula = [...text.matchAll(HTML_FORMULA)].find(
    ({ 0: written, index }) =>
      /\\[a-z]|[\^_=]/i.test(written) &&
      value.slice(index, index + written.length).search(TAG) >= 0,
  );
  if (!formula || !position) return;
  reportWarning(file, {
    place: pointWithin(file, position.start, value, formula.index),
    message: `formula with a tag in it in raw HTML: “${shorten(formula[0].trim())}” is shown as text`,
    hint: 'write &lt; in place of a < in it, or put it between $$ with a blank line before it and after it',
  });
}

/** Warns of a number that R Markdown would give a formula. */
function lintLabel({ value, position }: InlineMath | BlockMath, file: VFile) {
  const [label] = /\(\\#[\w:-]+\)/.exec(value) ?? [];
  if (label === undefined) return;
  reportWarning(file, {
    place: position?.start,
    message: `label of R Markdown “${label}” in a formula is not supported: it is shown as text`,
    hint: 'write \\tag{1} in its place, and (1) in the text',
  });
}

/** Warns of braces that are written for TeX, where Markdown takes the backslash away. */
function lintBraces({ position }: InlineMath, source: string, file: VFile) {
  const written = source.slice(position?.start.offset, position?.end.offset);
  const lost = written.startsWith('\\\\') ? LOST_BRACE.exec(written) : undefined;
  if (!lost || !position) return;
  reportWarning(file, {
    place: pointWithin(file, position.start, written, lost.index),
    message: `the backslash of \\{ is Markdown’s in ${written.slice(0, 3)}…: no brace is shown`,
    hint: 'write \\\\{ and \\\\}, or $$ on both sides of the formula',
  });
}
