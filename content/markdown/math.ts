import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { ParseError } from 'katex';
import type { State } from 'mdast-util-to-hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { Point } from 'unist';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { fencesIn } from './fences';
import { refuse } from './findings';
import { mathLetters } from './math-letters';
import { pointWithin } from './point-within';
import type { BlockMath, InlineMath } from './tex-syntax';

/** What stands for a formula until `math` renders it: raw HTML is read in between. */
export const mathPlaceholders = {
  inlineMath(state: State, node: InlineMath & { position?: undefined }): Element {
    return placeholder(state, node, node.isDisplay);
  },
  math(state: State, node: BlockMath & { position?: undefined }): Element {
    return h('p', [placeholder(state, node, true)]);
  },
};

function placeholder(state: State, node: InlineMath | BlockMath, isDisplay: boolean): Element {
  const code = h('code', { dataTex: isDisplay ? 'display' : 'inline' }, node.value);
  state.patch(node as never, code);
  return code;
}

/**
 * Makes MathML of formulas: browsers draw it without a script, a font or a style sheet. A paragraph
 * that is only a formula in `$$` shows it as a block, as in kramdown. Commands that a formula defines
 * hold for the later ones of its text.
 */
export function math() {
  return async (tree: Root, file: VFile) => {
    const formulas = [...fencedFormulas(tree), ...formulasIn(tree)];
    if (formulas.length === 0) return;
    const { default: katex } = await import('katex');
    const macros = { ...MATHJAX };
    for (const { tex, place, isDisplay, element, parent } of formulas) {
      try {
        const options = { ...OPTIONS, displayMode: isDisplay, macros };
        const formula = toMathMl(katex.renderToString(tex, options));
        const shown = isDisplay ? asBlock(formula, parent) : formula;
        parent.children.splice(parent.children.indexOf(element), 1, shown);
      } catch (error) {
        if (!isParseError(error)) throw error;
        const { rawMessage, position } = error;
        refuse(file, {
          place: place && pointWithin(file, place, tex, Math.min(position, tex.trimEnd().length)),
          message: `this formula cannot be read: ${rawMessage}`,
          remedy: remedyFor(rawMessage),
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
  // As many as a person writes: definitions can call each other without end.
  maxExpand: 1000,
  maxSize: 20,
  globalGroup: true,
} as const;

/** What MathJax takes without showing it. */
const MATHJAX = { '\\label': '\\@secondoftwo{#1}{}', '\\require': '\\@secondoftwo{#1}{}' };

function formulasIn(tree: Root): Formula[] {
  const formulas: Formula[] = [];
  visit(tree, { tagName: 'code' }, (element, _index, parent) => {
    const kind = element.properties.dataTex;
    if (!kind || !parent) return;
    const isAlone =
      parent.type === 'element' && parent.tagName === 'p' && parent.children.length === 1;
    const tex = textOf(element);
    formulas.push({
      tex,
      place: element.position?.start,
      isDisplay: kind === 'display' || (isAlone && !/[^\s$]/.test(outside(parent, element))),
      element,
      parent,
    });
  });
  return formulas;
}

/** GitHub's way to write a block. */
function fencedFormulas(tree: Root): Formula[] {
  return fencesIn(tree)
    .filter(({ language }) => language === 'math')
    .map(({ text, pre, parent }) => ({
      tex: `\n${text}`,
      place: pre.position?.start,
      isDisplay: true,
      element: pre,
      parent,
    }));
}

function outside(parent: Element, element: Element): string {
  return parent.children
    .map((child) => (child === element ? '' : textOf(child as Element)))
    .join('');
}

/** The formula as a line of its own, which scrolls where it is wider than a screen. */
function asBlock(formula: Element, parent: Parents): ElementContent {
  formula.properties.display = 'block';
  const isLong = textOf(formula).length > LONG;
  const focusable = isLong ? { tabIndex: 0, role: 'group', ariaLabel: 'Formula' } : {};
  const isAlone =
    parent.type === 'element' && parent.tagName === 'p' && parent.children.length === 1;
  if (!isAlone)
    return h(
      parent.type === 'element' && parent.tagName === 'p' ? 'span.formula' : 'p.formula',
      focusable,
      formula,
    );
  Object.assign(parent.properties, { className: ['formula'], ...focusable });
  return formula;
}

// In signs: what fits on a phone.
const LONG = 24;

function toMathMl(html: string): Element {
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  let found: Element | undefined;
  visit(tree, { tagName: 'math' }, (element) => {
    found ??= element;
  });
  if (!found) throw new Error('KaTeX has made no MathML');
  const [semantics] = found.children as Element[];
  // The first child is the formula; what follows is its TeX again.
  found.children = semantics.children.slice(0, 1);
  found.properties = {};
  visit(found, 'element', toCore);
  return found;
}

/** Puts into terms of MathML Core, which browsers follow, what is not: letters and columns. */
function toCore(element: Element) {
  const { tagName, properties, children } = element;
  const style = properties.mathVariant ?? properties.mathvariant;
  if (style !== undefined && style !== 'normal') {
    delete properties.mathVariant;
    delete properties.mathvariant;
    for (const child of children) {
      if (child.type === 'text') child.value = mathLetters(child.value, String(style));
    }
  }
  delete properties.fence;
  delete properties.separator;
  if (tagName === 'mtable') alignColumns(element);
}

function alignColumns(table: Element) {
  const { columnAlign, columnalign, columnSpacing, columnspacing } = table.properties;
  const sides = String(columnAlign ?? columnalign ?? '').split(' ');
  if (/^0/.test(String(columnSpacing ?? columnspacing))) table.properties.className = ['tight'];
  for (const name of Object.keys(table.properties)) {
    if (/^(row|column)(align|spacing)$/i.test(name)) delete table.properties[name];
  }
  const rows = table.children.filter((row): row is Element => row.type === 'element');
  const isNumbered = rows.some(
    (row) => /\S/.test(textOf(row.children.at(-1) as Element)) && isGlue(row.children.at(-1)),
  );
  for (const row of rows) {
    // Room for numbers of equations, where there are none.
    if (!isNumbered) row.children = row.children.filter((cell) => !isGlue(cell));
    const cells = row.children.filter((cell): cell is Element => !isGlue(cell));
    for (const [place, cell] of cells.entries()) {
      if (/left|right/.test(sides[place] ?? '')) cell.properties.className = [sides[place]];
    }
  }
}

function isGlue(cell: ElementContent | undefined): boolean {
  const names = cell?.type === 'element' ? [cell.properties.className ?? []].flat() : [];
  return names.includes('mtr-glue') || names.includes('mml-eqn-num');
}

function isParseError(error: unknown): error is ParseError & { rawMessage: string } {
  return error instanceof Error && error.name === 'ParseError';
}

function remedyFor(message: string): string {
  if (/Undefined control sequence: \\(eq)?ref/.test(message)) {
    return 'write \\tag{1} in the formula, and (1) in the text';
  }
  if (/Undefined control sequence/.test(message)) {
    return 'see whether the command is written right; katex.org/docs/supported.html lists all';
  }
  if (/function '\$'/.test(message)) return 'write \\$ where a dollar is money';
  if (/Expected 'EOF', got '&'/.test(message))
    return 'put it between \\begin{aligned} and \\end{aligned}';
  return 'mend the formula there, or write a code span where none is meant';
}
