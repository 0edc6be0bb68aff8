import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import { h } from 'hastscript';
import type { State } from 'mdast-util-to-hast';
import type { Point } from 'unist';
import { visitParents } from 'unist-util-visit-parents';
import type { VFile } from 'vfile';
import { reportError } from '../../diagnostics/report';
import { FIGURE_LANGUAGES, fencesIn } from '../code/fences';
import { pointWithin } from '../position';
import type { RenderOptions } from '../render-options';
import type { TextWords } from '../text-words';
import { visit } from '../visit';
import { isLong, printClass } from './formula-width';
import { keepTogether } from './keep-together';
import { mathError } from './math-errors';
import { toMathMlCore } from './mathml-core';
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
 * the later ones of the same text. Reports an error where MathJax cannot parse a formula.
 * @param options.macros those of the site
 */
export function math({ macros, words }: Pick<RenderOptions, 'macros'> & { words: TextWords }) {
  return async (tree: Root, file: VFile) => {
    for (const script of formulaScripts(tree)) toPlaceholder(script);
    const formulas = [...fencedFormulas(tree), ...formulasIn(tree)].sort(byPosition);
    if (formulas.length === 0) return;
    const { formulaParser, FormulaError } = await import('./mathjax');
    const parse = formulaParser(macros);
    const inline = new Set<Element>();
    for (const { tex, place, isDisplay, element, parent } of formulas) {
      try {
        const formula = toMathMlCore(parse(tex, isDisplay));
        if (textOf(formula).includes(UNRESOLVED)) {
          throw new FormulaError('reference to an unknown label', offsetOfFirst(tex, REFERENCE));
        }
        if (!isDisplay && TAG.test(tex)) {
          throw new FormulaError('\\tag works only in display formulas', offsetOfFirst(tex, TAG));
        }
        if (!isDisplay && isLong(formula)) {
          Object.assign(formula.properties, { tabIndex: 0, className: printClass(formula) });
        }
        const shown = isDisplay ? asBlock(formula, parent, words.formula) : formula;
        parent.children.splice(parent.children.indexOf(element), 1, shown);
        if (!isDisplay && !isLong(formula)) inline.add(formula);
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error;
        const { message, offset } = error;
        const at = Math.min(offset, tex.trimEnd().length);
        reportError(file, {
          place: place && pointWithin(file, place, tex, at),
          ...mathError(message, tex.slice(at)),
        });
      }
    }
    visitParents(tree, { tagName: 'math' }, (formula, parents) => {
      if (inline.has(formula)) keepTogether(formula, parents);
    });
  };
}

// What MathJax writes for a label that it does not know.
const UNRESOLVED = '???';
const REFERENCE = /\\(eq)?ref\b/;
const TAG = /\\tag\b/;

function offsetOfFirst(tex: string, pattern: RegExp): number {
  return Math.max(0, tex.search(pattern));
}

type Formula = {
  tex: string;
  place?: Point;
  isDisplay: boolean;
  element: Element;
  parent: Parents;
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

/** The formulas of MathJax 2, which kramdown writes: `<script type="math/tex; mode=display">`. */
function formulaScripts(tree: Root): Element[] {
  const scripts: Element[] = [];
  visit(tree, { tagName: 'script' }, (script) => {
    if (/^math\/tex\b/.test(String(script.properties.type))) scripts.push(script);
  });
  return scripts;
}

function toPlaceholder(script: Element): void {
  const style = /mode\s*=\s*display/.test(String(script.properties.type)) ? 'block' : 'inline';
  Object.assign(script, { tagName: 'code', properties: { dataTex: style } });
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
function asBlock(formula: Element, parent: Parents, name: string): ElementContent {
  formula.properties.display = 'block';
  const focusable = isLong(formula) ? { tabIndex: 0, role: 'group', ariaLabel: name } : {};
  const className = ['formula', ...printClass(formula)];
  if (!isParagraph(parent)) return h('p', { className, ...focusable }, formula);
  if (parent.children.length > 1) return h('span', { className, ...focusable }, formula);
  Object.assign(parent.properties, { className, ...focusable });
  return formula;
}

function isParagraph(node: Parents): node is Element {
  return node.type === 'element' && node.tagName === 'p';
}
