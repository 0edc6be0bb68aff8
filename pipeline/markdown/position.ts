import type { Point } from 'unist';
import type { VFile } from 'vfile';

/**
 * The position in the file of an offset in the value of a node, such as a formula. A line of the value is
 * searched in its line of the file, since blockquotes and lists put prefixes before it. vfile-location
 * converts offsets in the file only.
 * @param start of the node, 1-based
 * @param value of the node
 * @param offset in characters from the start of the value
 * @returns 1-based
 */
export function pointWithin(file: VFile, start: Point, value: string, offset: number): Point {
  return pointsWithin(file, start, value)(offset);
}

/** The same for many offsets in one value, which is split into lines once. */
export function pointsWithin(file: VFile, start: Point, value: string): (offset: number) => Point {
  const { lines, offsets } = linesOf(file);
  const valueLines = value.split('\n');
  const lineStarts = startsOf(valueLines);
  // A long line with many offsets is searched once.
  const columns = new Map<number, number>();
  return (offset) => {
    const index = lineAt(lineStarts, offset);
    const line = start.line + index;
    const from = index === 0 ? start.column - 1 : 0;
    const found = columns.get(index) ?? (lines[line - 1] ?? '').indexOf(valueLines[index], from);
    columns.set(index, found);
    const column = (found < 0 ? from : found + offset - lineStarts[index]) + 1;
    return { line, column, offset: (offsets[line - 1] ?? 0) + column - 1 };
  };
}

/** Makes a function that gives the position of an offset in a text, both in characters. 1-based. */
export function pointsOf(source: string): (offset: number) => Point {
  const lineStarts = startsOf(source.split('\n'));
  return (offset) => {
    const index = lineAt(lineStarts, offset);
    return { line: index + 1, column: offset - lineStarts[index] + 1, offset };
  };
}

/** A line of a file, as it is written. @param line 1-based */
export function sourceLine(file: VFile, line: number): string {
  return linesOf(file).lines[line - 1] ?? '';
}

type Lines = { lines: string[]; offsets: number[] };

const linesOfFiles = new WeakMap<VFile, Lines>();

function linesOf(file: VFile): Lines {
  const known = linesOfFiles.get(file);
  if (known) return known;
  const lines = String(file).split('\n');
  const found = { lines, offsets: startsOf(lines) };
  linesOfFiles.set(file, found);
  return found;
}

/** The offset of each line. */
function startsOf(lines: string[]): number[] {
  let offset = 0;
  return lines.map((line) => {
    const start = offset;
    offset += line.length + 1;
    return start;
  });
}

/** The index of the line that has an offset. */
function lineAt(lineStarts: number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (lineStarts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The same for a fence, whose text begins on the line after it.
 * @param fence its start, 1-based
 */
export function pointInFence(file: VFile, fence: Point, text: string, offset: number): Point {
  return pointWithin(file, fence, `\n${text}`, offset + 1);
}
