import type { DiagnosticText } from '../../diagnostics/diagnostic';
import { shorten } from '../shorten';

/** A text without one of these holds no formula. */
export const DELIMITER = /\$|\\\\[([]/;

/** What two dollars have between them around a formula, and not around a price. */
export const TEX = /\\[a-z]{2,}|[_^]\{|\^\w/i;

const SINGLE_DOLLARS = /(?<![\\$\w])\$(?![\s$])[^$\n]*[^\s$\\]\$(?![\d$])/g;

/** The first formula between single dollars in a text in which they are text. */
export function loneFormulaIn(text: string): RegExpExecArray | undefined {
  return [...text.matchAll(SINGLE_DOLLARS)].find(([formula]) => TEX.test(formula));
}

/** What is said of it. */
export function loneFormula(written: string): DiagnosticText {
  return {
    message: `formula between single dollars: “${shorten(written)}” is shown as text`,
    hint: 'write `math: true` in the front matter, or $$ on both sides',
  };
}
