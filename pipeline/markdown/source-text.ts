import type { Nodes, Root } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { pointsOf } from './position';
import { SKIP, visit } from './visit';

/** The source of a block, as its author typed it. */
export type SourceText = {
  type: 'text' | 'html' | 'definition' | 'heading';
  /** With spaces in place of code, formulas and comments, so that offsets stay. */
  value: string;
  /** The position in the file of an offset in the value, in characters. 1-based. */
  pointAt: (offset: number) => Point;
};

const TYPES: Record<string, SourceText['type']> = {
  paragraph: 'text',
  table: 'text',
  defListTerm: 'text',
  heading: 'heading',
  html: 'html',
  definition: 'definition',
};
// A self-closed element is read as empty.
export const HTML_CODE =
  /<(code|pre|script|style|textarea)\b(?![^>]*\/>).*?(?:<\/\1>|$)|<!--.*?-->/gis;

/**
 * Collects the source of the blocks that hold text, for lint rules: syntax that Markdown does not know is
 * split over several nodes in the tree. remark-lint's rules read the tree.
 */
export function sourceTextsIn(tree: Root, file: VFile): SourceText[] {
  const source = String(file);
  const pointAt = pointsOf(source);
  const found: SourceText[] = [];
  visit(tree, (node) => {
    const type = TYPES[node.type];
    const from = node.position?.start.offset;
    if (type === undefined || from === undefined) return undefined;
    const value = blankCode(node, source.slice(from, node.position?.end.offset), from);
    found.push({ type, value, pointAt: (offset) => pointAt(from + offset) });
    return SKIP;
  });
  return found;
}

function blankCode(block: Nodes, typed: string, from: number): string {
  return blankHtmlCode(blankNodes(block, /^inline(Code|Math)$/, typed, from));
}

/** Replaces code and comments in HTML by spaces, so that offsets and lines stay. */
export function blankHtmlCode(text: string): string {
  return text.replaceAll(HTML_CODE, (part) => blankRanges(part, [[0, part.length]], ' '));
}

/**
 * Replaces nodes in the source of a block by spaces, so that offsets and lines stay.
 * @param types matches the types of these nodes
 * @param from the offset in the file at which the source starts
 */
export function blankNodes(block: Nodes, types: RegExp, typed: string, from: number): string {
  const ranges: Range[] = [];
  visit(block, ({ type, position }) => {
    const { start, end } = position ?? {};
    if (!types.test(type) || start?.offset === undefined) return;
    ranges.push([start.offset - from, (end?.offset ?? from) - from]);
  });
  return blankRanges(typed, ranges, ' ');
}

/** The start of a part of a text, and the end, which does not belong to it. */
export type Range = [start: number, end: number];

/**
 * Replaces each character of some parts of a text, but no line ending.
 * @param ranges in the order of their starts. What was replaced once stays.
 */
export function blankRanges(text: string, ranges: Range[], replacement: string): string {
  const parts: string[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    if (end <= last) continue;
    const from = Math.max(start, last);
    parts.push(text.slice(last, from), text.slice(from, end).replaceAll(/[^\n]/g, replacement));
    last = end;
  }
  return parts.join('') + text.slice(last);
}
