/** A line of a text, with what kramdown takes it for. */
export type Line = {
  text: string;
  /** Lines of code, raw HTML and formulas keep their signs. */
  kind: 'text' | 'code' | 'html' | 'math';
};

const FENCE = /^((?:[ >]|[-*+] |\d+\. )*)(`{3,}|~{3,})(?!.*`)/;
const MATH = /^\s*\$\$/;

/** Finds lines of fenced code, indented code and formulas. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let fence: string | undefined;
  let isInMath = false;
  let isInList = false;
  // A formula that never ends is text.
  const hasFormulas = text.split('$$').length > 2;
  for (const line of text.split('\n')) {
    const previous = lines.at(-1);
    if (fence !== undefined) {
      lines.push({ text: line, kind: 'code' });
      const closing = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      if (closing?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (isInMath) {
      lines.push({ text: line, kind: 'math' });
      if (line.includes('$$')) isInMath = false;
      continue;
    }
    const opening = FENCE.exec(line);
    if (opening) {
      fence = opening[2];
      lines.push({ text: line, kind: 'code' });
      continue;
    }
    if (/^\s*(?:[-*+]|\d+\.)\s/.test(line)) isInList = true;
    // A line right behind that of an item is a part of it, also at the left edge.
    else if (/^\S/.test(line) && isBlank(previous?.text)) isInList = false;
    const isIndented = /^(?: {4}|\t)/.test(line) && !isInList;
    const isAfterCode = previous?.kind === 'code' && /^(?: {4}|\t)/.test(previous.text);
    if (isIndented && (isBlank(previous?.text) || isAfterCode)) {
      lines.push({ text: line, kind: 'code' });
      continue;
    }
    if (MATH.test(line) && line.split('$$').length === 2 && hasFormulas) {
      isInMath = true;
      lines.push({ text: line, kind: 'math' });
      continue;
    }
    lines.push({ text: line, kind: isFormula(line) ? 'math' : 'text' });
  }
  return lines;
}

/** Whether a line is one formula. */
function isFormula(line: string): boolean {
  return /^\s*\$\$.*\$\$\s*$/.test(line) && line.split('$$').length === 3;
}

/** Whether a line is empty or missing. */
export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
