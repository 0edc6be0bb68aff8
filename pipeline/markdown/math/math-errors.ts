import type { DiagnosticText } from '../../diagnostics/diagnostic';

/**
 * What is wrong with a formula that cannot be parsed.
 * @param message MathJax's
 * @param rest the formula from the position of the error on
 */
export function mathError(message: string, rest: string): DiagnosticText {
  return {
    message: `MathJax cannot parse this formula: ${message}`,
    hint: hintFor(message, rest),
  };
}

function hintFor(message: string, rest: string): string {
  const [reference] = /^&(#\w+|lt|gt|amp);/.exec(rest) ?? [];
  if (reference) return `write the character itself and not ${reference}: formulas are not HTML`;
  const [, unknown] = /^Undefined control sequence \\(\S+)/.exec(message) ?? [];
  if (unknown !== undefined && /^(href|includegraphics)$/.test(unknown)) {
    return 'remove it, and put a link or an image into the text';
  }
  if (unknown !== undefined) {
    return `correct its spelling, or define it: \\newcommand{\\${unknown}}{…} in an earlier formula, or ${unknown} under \`macros\` in the settings of the site`;
  }
  if (/^Misplaced &/.test(message)) return 'put it between \\begin{aligned} and \\end{aligned}';
  if (/unknown label/.test(message)) return 'write \\tag{1} in the formula, and (1) in the text';
  if (/^\\tag/.test(message)) {
    return 'write \\tag{1} at the end of a formula that is a block, or of a row of its environment';
  }
  if (/macro parameter character/.test(message)) return 'write \\# for the sign';
  return 'correct the formula, or write a code span where no formula is meant';
}
