import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { ParseError } from 'katex';
import type { State } from 'mdast-util-to-hast';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { reportError } from '../../diagnostics/report';
import { FIGURE_LANGUAGES, fencesIn } from '../code/fences';
import { parseFragment } from '../html/parse-fragment';
import { pointWithin } from '../position';
import { NUMBER, toMathMlCore } from './mathml-core';
import type { BlockMath, InlineMath, MathStyle } from './tex-syntax';

/** Placeholders for formulas, which `math` renders after raw HTML has been parsed. */
export const mathPlaceholders = {
  inlineMath(state: State, node: InlineMath): Element {
    return placeholder(state, node, node.style);
  },
  math(state: State, node: BlockMath): Element {
    return h('p', [placeholder(state, node, 'block')]);
  },
};

function placeholder(state: State, node: InlineMath | BlockMath, style: MathStyle): Element {
  const code = h('code', { dataTex: style }, node.value);
  state.patch(node, code);
  return code;
}

/**
 * Renders formulas as MathML, which browsers draw without a script or a font. A paragraph that holds
 * only a formula in `$$` becomes a block, as in kramdown. Commands that a formula defines are known to
 * the later ones of the same text. Reports an error where KaTeX cannot parse a formula.
 */
export function math() {
  return async (tree: Root, file: VFile) => {
    const formulas = [...fencedFormulas(tree), ...formulasIn(tree)].sort(byPosition);
    if (formulas.length === 0) return;
    const { default: katex } = await import('katex');
    const macros: Record<string, string> = { ...MATHJAX };
    const trust = ({ command }: { command: string }) => {
      throw new katex.ParseError(`${command} is not allowed in a formula`);
    };
    for (const { tex, place, isDisplay, element, parent } of formulas) {
      try {
        delete macros['\\tag'];
        if (NUMBERED.test(tex)) Object.assign(macros, NUMBERS);
        const options = { ...OPTIONS, displayMode: isDisplay, macros, trust };
        const formula = toMathMl(render(tex, (tex) => katex.renderToString(tex, options)));
        if (textOf(formula).includes(NUMBER.start)) {
          throw new katex.ParseError('\\tag is not at the end of a row, or holds more than text');
        }
        if (!isDisplay && isLong(formula)) formula.properties.tabIndex = 0;
        const shown = isDisplay ? asBlock(formula, parent) : formula;
        parent.children.splice(parent.children.indexOf(element), 1, shown);
      } catch (error) {
        // A macro that doubles its argument without end fills the stack before `maxExpand` is reached.
        const isTooDeep = error instanceof RangeError;
        if (!isParseError(error) && !isTooDeep) throw error;
        const { rawMessage, position } = isTooDeep
          ? { rawMessage: 'Too many expansions', position: undefined }
          : error;
        // Errors without a position begin with the name of a command.
        const named = tex.indexOf(/^\\\w+/.exec(rawMessage)?.[0] ?? '\\');
        const offset = Math.min(position ?? Math.max(named, 0), tex.trimEnd().length);
        reportError(file, {
          place: place && pointWithin(file, place, tex, offset),
          message: `KaTeX cannot parse this formula: ${rawMessage}`,
          hint: hintFor(rawMessage, tex.slice(offset)),
        });
      }
    }
  };
}

type Formula = {
  tex: string;
  place?: Point;
  isDisplay: boolean;
  element: Element;
  parent: Parents;
};

const OPTIONS = {
  output: 'mathml',
  throwOnError: true,
  strict: 'ignore',
  // More than a person needs: macros can call each other without end.
  maxExpand: 1000,
  maxSize: 20,
  globalGroup: true,
} as const;

/** Commands that MathJax reads and does not show. */
const MATHJAX = { '\\label': '\\@secondoftwo{#1}{}', '\\require': '\\@secondoftwo{#1}{}' };

// The environments that number their rows.
const NUMBERED = /\\begin\{(equation|align|alignat|gather)\*?\}/;
const NUMBERS = {
  '\\tag': '\\@ifstar\\tag@plain\\tag@round',
  '\\tag@plain': `\\text{${NUMBER.start}#1${NUMBER.end}}`,
  '\\tag@round': `\\text{${NUMBER.start}(#1)${NUMBER.end}}`,
};

/** The order of the source, since a command is known to what follows it. */
function byPosition({ place: a }: Formula, { place: b }: Formula): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}

function formulasIn(tree: Root): Formula[] {
  const formulas: Formula[] = [];
  visit(tree, { tagName: 'code' }, (element, _index, parent) => {
    const style = element.properties.dataTex;
    if (!style || !parent) return;
    const isAlone = isParagraph(parent) && parent.children.length === 1;
    const tex = textOf(element);
    formulas.push({
      tex,
      place: element.position?.start,
      isDisplay: style === 'block' || (style === 'either' && isAlone),
      element,
      parent,
    });
  });
  return formulas;
}

/** Blocks as GitHub writes them: fences with the language `math`. */
function fencedFormulas(tree: Root): Formula[] {
  return fencesIn(tree, FIGURE_LANGUAGES.formula).map(({ text, pre, parent }) => ({
    tex: `\n${text}`,
    place: pre.position?.start,
    isDisplay: true,
    element: pre,
    parent,
  }));
}

/** Shows a formula as a block, which scrolls where it is wider than the screen. */
function asBlock(formula: Element, parent: Parents): ElementContent {
  formula.properties.display = 'block';
  const focusable = isLong(formula) ? { tabIndex: 0, role: 'group', ariaLabel: 'Formula' } : {};
  if (!isParagraph(parent)) return h('p.formula', focusable, formula);
  if (parent.children.length > 1) return h('span.formula', focusable, formula);
  Object.assign(parent.properties, { className: ['formula'], ...focusable });
  return formula;
}

function isParagraph(node: Parents): node is Element {
  return node.type === 'element' && node.tagName === 'p';
}

// In characters: what fits on a phone, and the padding of a cell.
const LONG = 24;
const CELL_PADDING = 2;

function isLong(formula: Element): boolean {
  let length = textOf(formula).length;
  visit(formula, { tagName: 'mtd' }, () => {
    length += CELL_PADDING;
  });
  return length > LONG;
}

/** Lets `\\newcommand` define what KaTeX knows already, such as `\\R`, as MathJax does. */
function render(tex: string, toHtml: (tex: string) => string): string {
  try {
    return toHtml(tex);
  } catch (error) {
    const [, known] =
      (isParseError(error) && /^\\newcommand\{(.+?)\} attempting/.exec(error.rawMessage)) || [];
    const definition = new RegExp(`\\\\newcommand(?=\\*?\\s*\\{?\\s*\\${known}(?![a-zA-Z]))`);
    if (known === undefined || !definition.test(tex)) throw error;
    return render(tex.replace(definition, '\\renewcommand'), toHtml);
  }
}

function toMathMl(html: string): Element {
  const tree = parseFragment(html);
  let found: Element | undefined;
  visit(tree, { tagName: 'math' }, (element) => {
    found ??= element;
  });
  if (!found) throw new Error('KaTeX returned no MathML');
  const semantics = found.children.find((child) => child.type === 'element');
  if (!semantics) throw new Error('KaTeX returned no MathML');
  // The first child is the formula, the second its TeX source.
  found.children = semantics.children.slice(0, 1);
  found.properties = {};
  toMathMlCore(found);
  return found;
}

function isParseError(error: unknown): error is ParseError & { rawMessage: string } {
  return error instanceof Error && error.name === 'ParseError';
}

/** @param rest the formula from the position of the error on */
function hintFor(message: string, rest: string): string {
  if (/is not allowed in a formula/.test(message)) {
    return 'remove it, and put a link or an image into the text';
  }
  if (/^\\tag/.test(message)) {
    return 'write \\tag{1} at the end of a formula that is a block, or of a row of its environment';
  }
  const [reference] = /^&(#\w+|lt|gt|amp);/.exec(rest) ?? [];
  if (reference) return `write the character itself and not ${reference}: formulas are not HTML`;
  if (/Undefined control sequence: \\(eq)?ref/.test(message)) {
    return 'write \\tag{1} in the formula, and (1) in the text';
  }
  const [, unknown] = /Undefined control sequence: (\\\w+)/.exec(message) ?? [];
  if (unknown) {
    return `check its spelling (katex.org/docs/supported.html lists all), or define it in an earlier formula: \\newcommand{${unknown}}{…}`;
  }
  if (/No such environment: eqnarray/.test(message)) {
    return 'write align instead of eqnarray, and &= instead of &=&';
  }
  if (/function '\$'/.test(message)) return 'write \\$ for a dollar sign';
  if (/Expected 'EOF', got '&'/.test(message))
    return 'put it between \\begin{aligned} and \\end{aligned}';
  return 'correct the formula, or write a code span where no formula is meant';
}
