/** A line of a text, with what kramdown takes it for. */
export type Line = {
  text: string;
  /** Lines of code, raw HTML and formulas keep their signs. */
  kind: 'text' | 'code' | 'html' | 'math';
  /** From 0, in the text from which it comes; missing for what is written anew. */
  place?: number;
};

/** A line of which the place is known. */
export type PlacedLine = Line & { place: number };

const FENCE = /^((?:[ >]|[-*+] |\d+\. )*)(`{3,}|~{3,})(?!.*`)/;
const MATH = /^\s*\$\$/;

/** Finds lines of fenced code, indented code and formulas. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let fence: { sign: string; indent: number } | undefined;
  let isInMath = false;
  let isInIndentedCode = false;
  /** Where the text of the last item of a list begins; undefined outside of lists. */
  let column: number | undefined;
  // A formula that never ends is text.
  const hasFormulas = text.split('$$').length > 2;
  for (const line of text.split('\n')) {
    const previous = lines.at(-1);
    if (fence !== undefined) {
      lines.push({ text: line, kind: 'code' });
      const [, before = '', closing] = /^([\s>]*)(`{3,}|~{3,})\s*$/.exec(line) ?? [];
      if (closing?.startsWith(fence.sign) && before.length <= fence.indent + 3) fence = undefined;
      continue;
    }
    if (isInMath) {
      lines.push({ text: line, kind: 'math' });
      if (line.includes('$$')) isInMath = false;
      continue;
    }
    const opening = FENCE.exec(line);
    if (opening) {
      fence = { sign: opening[2], indent: opening[1].length };
      lines.push({ text: line, kind: 'code' });
      continue;
    }
    const isCode = isIndentedCode(line, previous, column);
    const item = isCode ? undefined : /^\s*(?:[-*+]|\d+\.)\s+/.exec(line)?.[0];
    if (item !== undefined) column = widthOf(item);
    // A line right behind that of an item is a part of it, also at the left edge.
    else if (/^\S/.test(line) && isBlank(previous?.text)) column = undefined;
    // Lines right behind indented code are a part of it, but for raw HTML.
    const isLazyCode: boolean =
      isInIndentedCode && !isBlank(line) && !/^ {0,3}(?:<\/?[a-z!]|\{:)/i.test(line);
    isInIndentedCode = isCode || isLazyCode;
    if (isLazyCode && !isCode) {
      lines.push({ text: `${' '.repeat((column ?? 0) + 4)}${line.trimStart()}`, kind: 'code' });
      continue;
    }
    if (isCode) {
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

/** @param column where the text of an item around it begins */
function isIndentedCode(line: string, previous: Line | undefined, column = 0): boolean {
  const isIndented = (text: string) => widthOf(/^\s*/.exec(text)?.[0] ?? '') >= column + 4;
  const isAfterCode = previous?.kind === 'code' && isIndented(previous.text);
  return !isBlank(line) && isIndented(line) && (isBlank(previous?.text) || isAfterCode);
}

/** In columns: a tab goes on to the next multiple of four. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += sign === '\t' ? 4 - (width % 4) : 1;
  return width;
}

/** Whether a line is one formula. */
function isFormula(line: string): boolean {
  return /^\s*\$\$.*\$\$\s*$/.test(line) && line.split('$$').length === 3;
}

/** Whether a line is empty or missing. */
export function isBlank(line: string | undefined): boolean {
  return line === undefined || line.trim() === '';
}
