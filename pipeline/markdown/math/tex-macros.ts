import type { DiagnosticText } from '../../diagnostics/diagnostic';

/**
 * Macros by their names without the backslash, in the form of MathJax's configuration: a definition, or a
 * list of the definition, the number of its arguments, and the default of the first one.
 * @see https://docs.mathjax.org/en/latest/input/tex/macros.html
 */
export type TexMacros = { readonly [name: string]: TexMacro };

type TexMacro =
  | string
  | readonly [definition: string, count: number]
  | readonly [definition: string, count: number, byDefault: string];

const MAX_ARGUMENTS = 9;

/** Checks the form of a macro, without a parser of formulas. @returns what is wrong with it, or undefined */
export function checkMacro(name: string, macro: unknown): DiagnosticText | undefined {
  if (!/^([a-zA-Z]+|[^a-zA-Z\s\\])$/.test(name)) {
    const bare = name.replaceAll(/[^a-zA-Z]/g, '');
    const hint = `write letters only, such as ${bare || 'R'}`;
    return { message: `invalid name of a macro “${name}”`, hint };
  }
  const [definition, count = 0, byDefault = ''] = Array.isArray(macro) ? macro : [macro];
  const isValid =
    typeof definition === 'string' &&
    Number.isInteger(count) &&
    count >= 0 &&
    count <= MAX_ARGUMENTS &&
    typeof byDefault === 'string';
  if (!isValid || (Array.isArray(macro) && macro.length > 3)) {
    const hint = `write a text, or a list of a text and the number of its arguments (at most ${MAX_ARGUMENTS}), such as ${name}: ['\\\\operatorname{${name}}[#1]', 1]`;
    return { message: 'is not the definition of a macro', hint };
  }
  return (
    checkBackslashes(definition) ??
    checkBraces(definition) ??
    checkArguments(name, definition, count)
  );
}

/** In code, one backslash is none, or makes another character of it and the next letter. */
function checkBackslashes(definition: string): DiagnosticText | undefined {
  const [lost] = /[\b\f\n\r\t\v]\w*|(?<![\\a-zA-Z{[])[a-zA-Z]{2,}(?=\{)/.exec(definition) ?? [];
  if (lost === undefined) return undefined;
  const hint = "write each backslash twice, such as '\\\\mathbb{R}'";
  return { message: `a backslash is lost before “${lost.trim()}”`, hint };
}

function checkBraces(definition: string): DiagnosticText | undefined {
  let depth = 0;
  for (const [brace] of definition.matchAll(/(?<!\\)(?:\\\\)*[{}]/g)) {
    depth += brace.endsWith('{') ? 1 : -1;
    if (depth < 0) break;
  }
  if (depth === 0) return undefined;
  const [missing, where] = depth > 0 ? ['}', 'closed'] : ['{', 'opened'];
  return {
    message: `unbalanced braces: ${missing} is missing`,
    hint: `write as many { as }: one is not ${where}`,
  };
}

function checkArguments(
  name: string,
  definition: string,
  count: number,
): DiagnosticText | undefined {
  const used = [...definition.matchAll(/(?<!\\)#(\d)/g)].map(([, digit]) => Number(digit));
  const most = Math.max(0, ...used);
  if (most <= count) return undefined;
  return {
    message: `#${most} is used, but the macro has ${count === 0 ? 'no arguments' : `${count} of ${most} arguments`}`,
    hint: `write their number behind the definition: ${name}: ['…', ${most}]`,
  };
}
