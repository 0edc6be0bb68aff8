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
  const before = value.slice(0, offset).split('\n');
  const line = start.line + before.length - 1;
  const written = String(file).split('\n')[line - 1] ?? '';
  const from = before.length === 1 ? start.column - 1 : 0;
  const column = written.indexOf(value.split('\n')[before.length - 1] ?? '', from);
  return { line, column: (column < 0 ? from : column + (before.at(-1)?.length ?? 0)) + 1 };
}

/**
 * The same for a fence, whose text begins on the line after it.
 * @param fence its start, 1-based
 */
export function pointInFence(file: VFile, fence: Point, text: string, offset: number): Point {
  return pointWithin(file, fence, `\n${text}`, offset + 1);
}
