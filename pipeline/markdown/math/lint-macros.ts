import type { DiagnosticText } from '../../diagnostics/diagnostic';
import type { TexMacros } from './tex-macros';

// A definition may be a part of a formula, such as `\left(`: only these are errors in any formula.
const ERRORS = /^(Undefined control sequence|Unknown environment|MathJax maximum)/;

/** Parses each macro of a site once, and returns what is wrong with them. */
export async function lintMacros(
  macros: TexMacros,
): Promise<(DiagnosticText & { name: string })[]> {
  const names = Object.keys(macros);
  if (names.length === 0) return [];
  // Not loaded for a site without macros: it takes as long as reading a hundred posts again.
  const { formulaParser, FormulaError } = await import('./mathjax');
  const parse = formulaParser(macros);
  return names.flatMap((name) => {
    const macro = macros[name];
    const count = typeof macro === 'string' ? 0 : macro[1];
    try {
      parse(`\\${name}${'{x}'.repeat(count)}`, true);
      return [];
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      if (!ERRORS.test(error.message)) return [];
      const message = `MathJax cannot parse this macro: ${error.message}`;
      return [{ name, message, hint: 'correct its definition' }];
    }
  });
}
