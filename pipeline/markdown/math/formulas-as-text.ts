import type { Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { visit } from '../visit';
import { DELIMITER } from './lone-formula';
import { mathError } from './math-errors';
import { mathText } from './math-text';
import { toMathMlCore } from './mathml-core';
import type { TexMacros } from './tex-macros';
import { texSyntax, texSyntaxWithDollars } from './tex-syntax';

const withoutDollars = unified().use(remarkParse).use(texSyntax).freeze();
const withDollars = unified().use(remarkParse).use(texSyntaxWithDollars).freeze();

/**
 * Writes the formulas in a plain text in signs: `The ℓ₂ norm` for `The $\ell_2$ norm`. For places that hold
 * no markup, such as titles and alt texts. What cannot be parsed stays as it is, and is reported.
 * @param options.loneDollars whether a single `$` opens a formula
 */
export async function formulasAsText(
  text: string,
  {
    macros,
    loneDollars,
    report,
  }: { macros: TexMacros; loneDollars: boolean; report: (error: DiagnosticText) => void },
): Promise<string> {
  if (!DELIMITER.test(text)) return text;
  const tree: Root = (loneDollars ? withDollars : withoutDollars).parse(text);
  const formulas: { from: number; to: number; tex: string }[] = [];
  visit(tree, (node) => {
    if (node.type !== 'inlineMath' && node.type !== 'math') return;
    const [from, to] = [node.position?.start.offset, node.position?.end.offset];
    if (from !== undefined && to !== undefined) formulas.push({ from, to, tex: node.value });
  });
  if (formulas.length === 0) return text;
  const { formulaParser, FormulaError } = await import('./mathjax');
  const parse = formulaParser(macros);
  let written = '';
  let end = 0;
  for (const { from, to, tex } of formulas) {
    written += text.slice(end, from);
    end = to;
    try {
      written += mathText(toMathMlCore(parse(tex, false)));
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      report(mathError(error.message, tex.slice(error.offset)));
      written += text.slice(from, to);
    }
  }
  return written + text.slice(end);
}
