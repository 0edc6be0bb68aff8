import type { Point } from 'unist';
import type { VFile } from 'vfile';

/**
 * Where in a file a place in one of its parts is, such as in a formula: its line, and its column where
 * the line can be found again behind what a quote or a list puts before it.
 * @param start where the part begins
 * @param part its text
 * @param offset the place, in letters from its start
 */
export function pointWithin(file: VFile, start: Point, part: string, offset: number): Point {
  const before = part.slice(0, offset).split('\n');
  const line = start.line + before.length - 1;
  const written = String(file).split('\n')[line - 1] ?? '';
  const from = before.length === 1 ? start.column - 1 : 0;
  const column = written.indexOf(part.split('\n')[before.length - 1] ?? '', from);
  return { line, column: (column < 0 ? from : column + (before.at(-1)?.length ?? 0)) + 1 };
}

/**
 * The same in a block of code, whose text begins on the line behind its fence.
 * @param fence where the fence begins
 */
export function pointInFence(file: VFile, fence: Point, text: string, offset: number): Point {
  return pointWithin(file, fence, `\n${text}`, offset + 1);
}
