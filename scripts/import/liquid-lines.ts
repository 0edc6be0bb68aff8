import { isBlank, linesOf } from './kramdown-lines';

/**
 * Marks at the ends of lines, by which rendered Liquid still knows the lines that it comes from. They are
 * characters of Unicode's private use area.
 */
const OPEN = '\uE0F0';
const CLOSE = '\uE0F1';
const MARK = /\uE0F0(\d+)\uE0F1/g;
/** Tags and outputs may have several lines, in which a mark would be a part of their words. */
const LIQUID = /\{%-?\s*(?:raw|comment)\s*-?%\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g;

/** Marks the lines of a text. @param firstLine the line of its file on which it begins */
export function withMarks(text: string, firstLine: number): string {
  const isWithin = new Uint8Array(text.length);
  for (const { 0: match, index } of text.matchAll(LIQUID)) {
    isWithin.fill(1, index, index + match.length);
  }
  let line = firstLine;
  let marked = '';
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    if (!isWithin[end]) {
      marked += `${text.slice(start, end)}${OPEN}${line}${CLOSE}\n`;
      start = end + 1;
    }
    line += 1;
  }
  return marked + text.slice(start);
}

/** Removes the marks. @returns the text, and for each of its lines the one that it comes from */
export function withoutMarks(text: string, firstLine: number): { text: string; lines: number[] } {
  const marked = text.split('\n');
  const lines: number[] = [];
  let next = firstLine;
  for (const line of marked) {
    const own = [...line.matchAll(MARK)].map(([, number]) => Number(number));
    lines.push(own[0] ?? next);
    if (own.length > 0) next = (own.at(-1) ?? next) + 1;
  }
  return { text: unmarked(marked.join('\n')), lines };
}

/** Leaves one blank line of several, which tags that show nothing leave behind. @param lines as `withoutMarks` gives them */
export function withoutBlankRuns(text: string, lines: number[]): { text: string; lines: number[] } {
  const kept: { text: string; number: number }[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    const isSurplus =
      line.kind !== 'code' && isBlank(line.text) && kept.length > 1 && isBlank(kept.at(-1)?.text);
    if (!isSurplus) kept.push({ text: line.text, number: lines[index] });
  }
  return {
    text: kept.map((line) => line.text).join('\n'),
    lines: kept.map(({ number }) => number),
  };
}

/** A text without marks, for what reads it meanwhile. */
export function unmarked(text: string): string {
  return text.replaceAll(MARK, '');
}

/** The line on which a text with marks ends. */
export function lineAfter(text: string): number {
  const last = [...text.matchAll(MARK)].at(-1);
  const since = text.slice(last?.index ?? 0).split('\n').length - 1;
  return last ? Number(last[1]) + since : since + 1;
}

/** A text with marks, without the rest of its first line where that is blank, and without blank lines at its end. */
export function trimmedLines(text: string): string {
  return text
    .replace(/^[^\S\n]*(?:\uE0F0\d+\uE0F1)?\n/, '')
    .replace(/\s*(?:\uE0F0\d+\uE0F1)?\s*$/, '');
}
